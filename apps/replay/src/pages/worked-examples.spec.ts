import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import { localTime } from '@tam/calendar';
import { parseInstant, type TamEvent } from '@tam/events';
import { createStorer, fold, sha256Hex } from '@tam/record';
import type { PackSet, Standard } from '@tam/standards';
import { workedExamples } from './worked-examples';

const packs = loadPackSet({ sha256: sha256Hex });
const standards = packs.packs.flatMap((pack) => pack.standards).filter(({ to }) => to === undefined);
const find = (id: string): Standard => standards.find((standard) => standard.id === id)!;
const PACIFIC = 'America/Los_Angeles';

const shown = (standard: Standard) =>
  workedExamples(standard, PACIFIC, '2026-07-01').map(({ what, startedAt, dueAt }) => [
    what,
    localTime(startedAt, PACIFIC),
    localTime(dueAt, PACIFIC),
  ]);

const STATED = { emergent: 'emergency', urgent: 'urgent', 'non-urgent': 'non-urgent', any: 'non-urgent' };

/** Events that start the clock of a standard at an instant: the real evaluator says what follows from them. */
function begun({ urgency, only, services, authorization }: Standard, startedAt: number): readonly TamEvent[] {
  const event = (number: number, type: string, time: number, data: TamEvent['data']): TamEvent => ({
    source: '/synthetic',
    id: `e-${number}`,
    type,
    time,
    memberRef: 'm-1',
    caseId: 'c-1',
    data,
  });
  const request = event(1, 'intake.request-received.v1', startedAt, {
    service: services[0]!,
    statedUrgency: STATED[urgency],
    requestedBy: { office: only.requestedBy === 'third-party' ? 'provider' : 'member' },
    channel: 'phone',
    lineOfBusiness: 'commercial',
    network: 'n',
    region: 'us-ca',
    timeZone: PACIFIC,
    ...(only.newPatient === true && { newPatient: true }),
  });
  return [
    request,
    ...(authorization === 'asked'
      ? [event(2, 'authorization.requested.v1', startedAt + 1, { authorizationId: 'a-1' })]
      : []),
    ...(only.event === 'network-unavailable'
      ? [event(3, 'intake.network-unavailable.v1', startedAt, { determinedBy: { office: 'plan' } })]
      : []),
    ...(only.event === 'self-arranged' ? [event(4, 'care.self-arranged.v1', startedAt + 1, {})] : []),
  ];
}

describe('the worked examples', () => {
  it('of a limit in business days go over a weekend, a holiday and to the end of a day', () => {
    expect(shown(find('ca-ta-npmh'))).toEqual([
      ['an ordinary Monday', '2026-07-06 09:00:00 PDT', '2026-07-20 23:59:59.999 PDT'],
      ['a Friday afternoon', '2026-07-03 16:40:00 PDT', '2026-07-17 23:59:59.999 PDT'],
      ['a Saturday', '2026-07-04 09:00:00 PDT', '2026-07-17 23:59:59.999 PDT'],
      [
        'a Monday, one millisecond before midnight',
        '2026-07-06 23:59:59.999 PDT',
        '2026-07-20 23:59:59.999 PDT',
      ],
      [
        'the last business day before a holiday (Labor Day)',
        '2026-09-04 09:00:00 PDT',
        '2026-09-21 23:59:59.999 PDT',
      ],
      ['a holiday (Labor Day)', '2026-09-07 09:00:00 PDT', '2026-09-21 23:59:59.999 PDT'],
    ]);
  });

  it('of a limit in hours go through both clock changes as elapsed time', () => {
    expect(shown(find('ca-ta-urg-npa')).slice(1)).toEqual([
      ['a Friday afternoon', '2026-07-03 16:40:00 PDT', '2026-07-05 16:40:00 PDT'],
      ['the clocks go back meanwhile', '2026-10-31 02:00:00 PDT', '2026-11-02 01:00:00 PST'],
      ['the clocks go forward meanwhile', '2027-03-13 02:00:00 PST', '2027-03-15 03:00:00 PDT'],
    ]);
  });

  it('name the other calendars that end the limit elsewhere', () => {
    const [ordinary] = workedExamples(find('ca-ta-npmh'), PACIFIC, '2026-07-01');
    expect(ordinary?.otherwise.map(({ calendar }) => calendar)).toEqual(['ca-civ9']);
  });

  it('never begin on a date on which the standard is not in force', () => {
    expect(workedExamples({ ...find('ca-ta-npmh'), to: '2026-07-05' }, PACIFIC, '2026-07-01')).toHaveLength(
      2,
    );
  });

  const fromRequest = standards.filter(
    ({ start, thirdParty }) => start === 'request' && thirdParty === 'request',
  );

  it.each(fromRequest.map(({ id }) => id))('of %s are what the clocks say', (id) => {
    const standard = find(id);
    const only: PackSet = { ...packs, assigned: () => [standard.pack] };
    const evaluator = createAccessEvaluator(only);
    const store = createStorer(evaluator.reads);
    const examples = workedExamples(
      standard,
      PACIFIC,
      standard.from > '2026-07-01' ? standard.from : '2026-07-01',
    );
    expect(examples.length).toBeGreaterThan(3);
    for (const { startedAt, dueAt } of examples) {
      const stored = begun(standard, startedAt).flatMap((event) => store(event) ?? []);
      const { outcomes } = evaluator.evaluate(fold('m-1', stored, 0), startedAt + 1);
      const outcome = outcomes.find((one) => one.standard === id);
      expect([outcome?.startedAt, outcome?.dueAt].map((text) => parseInstant(text ?? ''))).toEqual([
        startedAt,
        dueAt,
      ]);
    }
  });
});
