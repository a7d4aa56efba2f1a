import { CLERK, CONSTRUCTIVE, iso, Story } from './story';

const REQUESTED = '2026-03-02 09:00';
const LATER = '2026-04-20 00:00';
const SECOND = { caseId: 'case-2' };
const asked = (): Story => new Story().request(REQUESTED);
const second = (told: Story, asOf = LATER) => told.find('ca-ta-npmh', asOf, SECOND);
const closedByPlan = (told: Story, when: string): Story =>
  told.happened('intake.case-closed.v1', when, { by: CLERK, initiatedBy: 'plan', reasonCode: 'other' });

describe('offers between the cases of one member', () => {
  it('row 20: a duplicate request in a second case is met by the offer on the first, and both say so', () => {
    const told = asked()
      .request('2026-03-04 09:00', {}, SECOND)
      .happened('intake.cases-linked.v1', '2026-03-04 09:05', {
        otherCaseId: 'case-2',
        relation: 'duplicate',
      })
      .offer('2026-03-05 10:00', '2026-03-10 10:00', { offerId: 'o1' });
    for (const caseId of ['case-1', 'case-2']) {
      expect(told.find('ca-ta-npmh', LATER, { caseId })).toMatchObject({
        status: 'met',
        stoppedBy: 'o1',
        flags: ['sharedOffer'],
      });
    }
  });

  it('an offer made before the second request counts for it only where the cases are linked as duplicates (settled: duplicates)', () => {
    const told = (): Story =>
      asked().offer('2026-03-03 10:00', '2026-03-10 10:00').request('2026-03-04 09:00', {}, SECOND);
    expect(second(told())?.status).toBe('breached');
    const linked = told().happened(
      'intake.cases-linked.v1',
      '2026-03-04 09:05',
      { otherCaseId: 'case-1', relation: 'duplicate' },
      SECOND,
    );
    expect(second(linked)?.status).toBe('met');
  });

  it('an offer for another service, or on a voided request, counts for nobody else (settled: whose offer counts)', () => {
    const doctor = asked()
      .request('2026-03-02 09:00', { service: 'psychiatry' }, SECOND)
      .offer('2026-03-05 10:00', '2026-03-10 10:00', {}, SECOND);
    expect(doctor.find('ca-ta-npmh', LATER)?.status).toBe('breached');
    const gone = asked()
      .request('2026-03-02 10:00', {}, { caseId: 'case-2', id: 'again' })
      .offer('2026-03-05 10:00', '2026-03-10 10:00', {}, SECOND)
      .happened(
        'intake.event-voided.v1',
        '2026-03-06 10:00',
        { voids: { source: 'urn:synthetic:stories', id: 'again' }, by: CLERK },
        SECOND,
      );
    expect(gone.find('ca-ta-npmh', LATER)?.status).toBe('breached');
  });

  it('handling marks of the offer that met the promise are inherited from the other case', () => {
    const told = asked()
      .request('2026-03-02 09:00', {}, SECOND)
      .offer('2026-03-05 10:00', '2026-03-10 10:00', {}, { ...SECOND, sensitivity: 'part2' });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'met', sensitivity: 'part2' });
  });
});

describe('a case that continues another', () => {
  const continuing = (told: Story, when: string): Story =>
    told.request(when, { continues: 'case-1' }, SECOND);

  it('row 21: whose promise was kept, it has a clock of its own and is linked', () => {
    const told = continuing(asked().offer('2026-03-03 10:00', '2026-03-10 10:00'), '2026-03-11 09:00');
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('met');
    expect(second(told)).toMatchObject({ startedAt: iso('2026-03-11 09:00'), flags: [CONSTRUCTIVE] });
    expect(second(told)?.trace.map(({ step }) => step)).toContain('continuation');
  });

  it('row 22: that the plan closed, it inherits the start and is flagged', () => {
    const told = continuing(closedByPlan(asked(), '2026-03-05 10:00'), '2026-03-09 09:00');
    expect(second(told)).toMatchObject({
      startedAt: iso(REQUESTED),
      flags: [CONSTRUCTIVE, 'possibleRestart'],
    });
  });

  it('one wait is counted once: the clock that was running is ended as continued (settled: continued once)', () => {
    const told = continuing(asked(), '2026-03-09 09:00').offer(
      '2026-03-10 10:00',
      '2026-03-12 10:00',
      {},
      SECOND,
    );
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'ended', because: 'continued' });
    expect(second(told)).toMatchObject({ status: 'met', startedAt: iso(REQUESTED) });
  });

  it('a promise broken by then keeps its breach, and the new case starts at its own request (settled: continues a breach)', () => {
    const told = continuing(asked(), '2026-03-18 09:00');
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('breached');
    expect(second(told)).toMatchObject({
      startedAt: iso('2026-03-18 09:00'),
      flags: [CONSTRUCTIVE, 'continuesBreached'],
    });
  });

  it('unknown, its own or coming back to itself, it starts at its own request and says that it is unresolved (settled: continues nothing known)', () => {
    const unknown = asked().request('2026-03-09 09:00', { continues: 'case-7' }, SECOND);
    expect(second(unknown)).toMatchObject({
      startedAt: iso('2026-03-09 09:00'),
      flags: [CONSTRUCTIVE, 'continuesUnresolved'],
    });
    const circle = new Story()
      .request(REQUESTED, { continues: 'case-2' })
      .request('2026-03-09 09:00', { continues: 'case-1' }, SECOND);
    expect(second(circle)?.flags).toEqual([CONSTRUCTIVE, 'continuesUnresolved']);
    expect(circle.find('ca-ta-npmh', LATER)?.flags).toEqual([CONSTRUCTIVE, 'continuesUnresolved']);
  });
});

describe('a new request soon after an ending', () => {
  it('by the plan or nobody known, within 90 days, is flagged as a possible restart', () => {
    const again = (when: string): Story =>
      closedByPlan(asked(), '2026-03-05 10:00').request(when, {}, SECOND);
    expect(second(again('2026-06-03 09:00'), '2026-06-03 10:00')?.flags).toEqual(['possibleRestart']);
    expect(second(again('2026-06-04 09:00'), '2026-06-04 10:00')?.flags).toEqual([]);
  });

  it('by the member is none', () => {
    const told = asked()
      .happened('intake.request-withdrawn.v1', '2026-03-05 10:00', { by: CLERK, initiatedBy: 'member' })
      .request('2026-03-20 09:00', {}, SECOND);
    expect(second(told)?.flags).toEqual([CONSTRUCTIVE]);
  });
});
