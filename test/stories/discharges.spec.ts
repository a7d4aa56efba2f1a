import { at, iso, Story } from './story';

const NEW_YORK = 'America/New_York';
const LEFT = '2026-03-03 15:00';
const LATER = '2026-06-30 00:00';

/** A member of an accredited plan in California, whose care is measured by HEDIS. */
const measured = (discharge: object = {}): Story =>
  new Story()
    .request('2026-03-02 09:00', { network: 'accredited' })
    .happened(
      'care.discharged.v1',
      LEFT,
      { setting: 'inpatient-psychiatric', dischargeId: 'stay-4', principal: 'mental-health', ...discharge },
      { id: 'left' },
    );
const visit = (told: Story, startedAt: string | number, data: object = {}): Story =>
  told.happened('scheduling.appointment-attended.v1', '2026-05-01 09:00', {
    appointmentId: 'after',
    startedAt: typeof startedAt === 'number' ? new Date(startedAt).toISOString() : iso(startedAt),
    purpose: 'treatment',
    ...data,
  });

describe('follow-up after a stay for mental illness (hedis-fuh-7, hedis-fuh-30)', () => {
  it.each([
    ['hedis-fuh-7', '2026-03-10 23:59:59.999'],
    ['hedis-fuh-30', '2026-04-02 23:59:59.999'],
  ])('%s is kept by a visit at the last instant and not by one a millisecond later', (standard, due) => {
    expect(visit(measured(), at(due)).find(standard, LATER)).toMatchObject({
      anchorKey: 'discharge:stay-4',
      status: 'met',
      evidence: 'attended',
      dueAt: iso(due),
    });
    expect(visit(measured(), at(due) + 1).find(standard, LATER)).toMatchObject({
      status: 'breached',
      because: 'late-visit',
    });
    expect(measured().find(standard, at(due))?.status).toBe('at-risk');
    expect(measured().find(standard, at(due) + 1)).toMatchObject({ status: 'breached', because: 'no-visit' });
  });

  it('does not count a visit on the day of the discharge, and counts one at the first instant of the next', () => {
    expect(visit(measured(), '2026-03-03 23:59:59.999').find('hedis-fuh-7', LATER)?.status).toBe('breached');
    expect(visit(measured(), '2026-03-04 00:00').find('hedis-fuh-7', LATER)?.status).toBe('met');
  });

  it('is kept by care that no appointment of the system stands for', () => {
    const told = measured().happened('care.delivered.v1', '2026-03-20 09:00', {
      startedAt: iso('2026-03-06 10:00'),
      purpose: 'treatment',
    });
    expect(told.find('hedis-fuh-7', LATER)?.status).toBe('met');
  });

  it('is not kept by an offer that nobody used', () => {
    const told = measured().offer('2026-03-03 16:00', '2026-03-06 10:00');
    expect(told.find('hedis-fuh-7', LATER)?.status).toBe('breached');
  });

  it('is not about a stay for something else', () => {
    expect(measured({ principal: 'other' }).find('hedis-fuh-7', LATER)).toBeUndefined();
    expect(measured({ setting: 'detox' }).find('hedis-fuh-7', LATER)).toBeUndefined();
  });

  it('cannot be broken where nobody says what the stay was for', () => {
    const told = new Story()
      .request('2026-03-02 09:00', { network: 'accredited' })
      .happened('care.discharged.v1', LEFT, { setting: 'inpatient-psychiatric', dischargeId: 'stay-4' });
    expect(told.find('hedis-fuh-7', LATER)).toMatchObject({
      status: 'undetermined',
      because: 'principal-unknown',
    });
  });

  it('ends with another stay, and is void where the discharge was entered in error', () => {
    const again = measured().happened('care.admitted.v1', '2026-03-05 09:00', {
      setting: 'inpatient-psychiatric',
    });
    expect(again.find('hedis-fuh-7', LATER)).toMatchObject({ status: 'ended', because: 'admitted' });
    const voided = measured().happened('intake.event-voided.v1', '2026-03-05 09:00', {
      voids: { source: 'urn:synthetic:stories', id: 'left' },
      by: { office: 'clerk' },
    });
    expect(voided.find('hedis-fuh-7', LATER)?.status).toBe('void');
  });
});

describe('follow-up after an emergency department (hedis-fum-7)', () => {
  it('counts a visit later on the same day', () => {
    const told = measured({ setting: 'ed' });
    expect(visit(told, '2026-03-03 18:00').find('hedis-fum-7', LATER)?.status).toBe('met');
    expect(told.find('hedis-fuh-7', LATER)).toBeUndefined();
  });
});

describe('an appointment after a discharge in New York (ny-bh-disch)', () => {
  const left = (): Story =>
    new Story()
      .request('2026-03-02 09:00', { region: 'us-ny', timeZone: NEW_YORK })
      .happened('care.discharged.v1', LEFT, { setting: 'ed', dischargeId: 'stay-4' });
  const due = at('2026-03-10 23:59:59.999', NEW_YORK);

  it('falls due at the end of the seventh calendar day there', () => {
    expect(left().find('ny-bh-disch', LEFT)?.dueAt).toBe(new Date(due).toISOString());
  });

  it('is kept by an offer that starts by then, also one made before the discharge', () => {
    const offered = (startsAt: number): Story =>
      left().happened('scheduling.slot-offered.v1', '2026-03-03 08:00', {
        offerId: 'o1',
        startsAt: new Date(startsAt).toISOString(),
        purpose: 'treatment',
        modality: 'in-person',
      });
    expect(offered(due).find('ny-bh-disch', LATER)).toMatchObject({ status: 'met', stoppedBy: 'o1' });
    expect(offered(due + 1).find('ny-bh-disch', LATER)).toMatchObject({
      status: 'breached',
      because: 'late-offer',
    });
  });
});
