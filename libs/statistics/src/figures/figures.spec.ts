import { days, DUTY, LATER, many, MARCH, outcomeOf } from '../testing.features';
import type { CountedOutcome, CountedStandard } from './counted-outcome';
import { figuresOf, type OperationalFigure } from './figures';
import { parseGrouping } from './grouping';
import { parsePeriod } from './period';

const figures = (
  outcomes: readonly CountedOutcome[],
  { by = '', asOf = LATER, standard = DUTY }: { by?: string; asOf?: number; standard?: CountedStandard } = {},
) =>
  figuresOf({ period: parsePeriod('2026Q1'), by: parseGrouping(by), asOf, standards: [standard] }, outcomes);

const whole = (...given: Parameters<typeof figures>): OperationalFigure =>
  figures(...given).standards[0]!.groups[0]!;

describe('the figures of a period', () => {
  it('are counts of what was due, and shares of what is confirmed', () => {
    const { counts, shares } = whole([
      ...many(6),
      ...many(2, { status: 'breached' }),
      ...many(1, { status: 'undetermined', missing: 'first offer' }),
      ...many(1, { status: 'undetermined', missing: 'urgency decision' }),
    ]);
    expect(counts).toMatchObject({
      clocks: 10,
      due: 10,
      determined: 8,
      met: 6,
      breached: 2,
      undetermined: 2,
    });
    expect(shares).toEqual({ rate: 0.75, worst: 0.6, best: 0.8, coverage: 0.8 });
  });

  it('say none where nothing was due, and never 100 %', () => {
    expect(whole([]).shares).toEqual({ rate: null, worst: null, best: null, coverage: null });
    expect(whole([]).waits).toBeNull();
    expect(whole(many(3, { status: 'ended', because: 'deceased' })).shares.rate).toBeNull();
  });

  it('do not count what is not due yet, whatever is already said of it (settled: figures of what is due)', () => {
    const dueAt = MARCH + days(10);
    const outcomes = [outcomeOf({ dueAt }), outcomeOf({ dueAt, status: 'running' })];
    expect(whole(outcomes, { asOf: dueAt }).counts).toMatchObject({ clocks: 2, due: 0, met: 0, open: 2 });
    expect(whole(outcomes, { asOf: dueAt + 1 }).counts).toMatchObject({ due: 1, met: 1, open: 1 });
  });

  it.each(['conflict', 'incomplete', 'lateEvidence'])('keep what is flagged %s out of the rate', (flag) => {
    const { counts, shares } = whole([
      ...many(9),
      outcomeOf({ flags: [flag] }),
      outcomeOf({ status: 'breached', flags: [flag] }),
    ]);
    expect(counts).toMatchObject({ met: 9, breached: 0, flagged: 2 });
    expect(shares).toEqual({ rate: 1, worst: 9 / 11, best: 1, coverage: 9 / 11 });
  });

  it.each(['provisional', 'backfilling'] as const)('keep what is %s out of every share', (basis) => {
    const { counts, shares } = whole([...many(3), outcomeOf({ status: 'breached', basis })]);
    expect(counts).toMatchObject({ met: 3, breached: 0, provisional: 1 });
    expect(shares).toEqual({ rate: 1, worst: 1, best: 1, coverage: 1 });
  });

  it('count the ended by reason, the undetermined by what is missing, the excused and the void beside', () => {
    const { counts, ended, undetermined } = whole([
      ...many(2, { status: 'ended', because: 'deceased' }),
      ...many(1, { status: 'ended', because: 'withdrawn-by-member' }),
      ...many(4, { status: 'undetermined', missing: 'first offer' }),
      ...many(3, { status: 'excused' }),
      ...many(5, { status: 'void' }),
    ]);
    expect(counts).toMatchObject({ clocks: 15, due: 10, determined: 0, ended: 3, excused: 3, void: 5 });
    expect(ended).toEqual({ deceased: 2, 'withdrawn-by-member': 1 });
    expect(undetermined).toEqual({ 'first offer': 4 });
  });

  it('say how much of what is determined rests on bookings alone, and on one calendar', () => {
    const { counts } = whole([
      ...many(2, { evidence: 'booking-only' }),
      outcomeOf({ status: 'breached', evidence: 'booking-only', flags: ['calendarSensitive'] }),
      outcomeOf({ status: 'running', evidence: 'booking-only' }),
    ]);
    expect(counts).toMatchObject({ determined: 3, bookingOnly: 3, calendarSensitive: 1 });
  });

  it('hold the clocks whose local date falls into the period', () => {
    const dates = ['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'];
    expect(whole(dates.map((period) => outcomeOf({ period }))).counts.clocks).toBe(2);
  });

  it('leave out synthetic records and what the population does not include, and say how many', () => {
    const found = figures([
      ...many(3),
      outcomeOf({ testRecord: true }),
      outcomeOf({ flags: ['outsidePopulation'], status: 'breached' }),
    ]);
    expect(found.standards[0]!.groups[0]!.counts).toMatchObject({ clocks: 3, breached: 0 });
    expect(found.leftOut).toEqual({ outsidePopulation: 1, testRecords: 1 });
  });

  it('add up: each group is the sum of its parts', () => {
    const place = (region: string, network: string): Partial<CountedOutcome> => ({
      group: { region, network, lineOfBusiness: 'commercial', service: 'psychiatry' },
    });
    const [found] = figures(
      [...many(3, place('south', 'b')), ...many(2, place('north', 'b')), ...many(1, place('north', 'a'))],
      { by: 'region,network' },
    ).standards;
    expect(found!.groups.map(({ group, counts }) => [group.join('/'), counts.met])).toEqual([
      ['', 6],
      ['north', 3],
      ['north/a', 1],
      ['north/b', 2],
      ['south', 3],
      ['south/b', 3],
    ]);
  });
});

describe('a standard that counts enrollees', () => {
  const standard: CountedStandard = { ...DUTY, unitOfCount: 'enrollee' };
  const of = (memberRef: string, more: Partial<CountedOutcome>): CountedOutcome =>
    outcomeOf({ memberRef, ...more });

  it('counts a member once, and late if one clock is late', () => {
    const { counts, shares } = whole(
      [...['met', 'met', 'breached'].map((status) => of('m-1', { status: status as 'met' })), of('m-2', {})],
      { standard },
    );
    expect(counts).toMatchObject({ clocks: 2, met: 1, breached: 1 });
    expect(shares.rate).toBe(0.5);
  });

  it('takes a member who may be late for undetermined', () => {
    const outcomes = [of('m-1', {}), of('m-1', { status: 'undetermined', missing: 'first offer' })];
    expect(whole(outcomes, { standard }).counts).toMatchObject({ clocks: 1, met: 0, undetermined: 1 });
  });

  it('counts the member in the group of the clock that decides', () => {
    const group = { region: 'south', network: 'n', lineOfBusiness: 'l', service: 's' };
    const [found] = figures([of('m-1', {}), of('m-1', { status: 'breached', group })], {
      standard,
      by: 'region',
    }).standards;
    expect(found!.groups.map(({ group: at }) => at)).toEqual([[], ['south']]);
  });
});

describe('waits', () => {
  it('run from the start of the clock to the start of the slot that was offered', () => {
    const { waits } = whole([outcomeOf({ firmAt: MARCH + days(4), startedAt: MARCH })]);
    expect(waits).toEqual({ count: 1, median: days(4), p90: days(4), longest: days(4) });
  });

  it('are ranked, not interpolated', () => {
    const { waits } = whole(
      [10, 1, 2, 9, 3, 8, 4, 7, 5, 6].map((n) => outcomeOf({ firmAt: MARCH + days(n) })),
    );
    expect(waits).toEqual({ count: 10, median: days(5), p90: days(9), longest: days(10) });
  });

  it('are of confirmed clocks that are due and were offered something', () => {
    const firmAt = MARCH + days(3);
    const { waits } = whole([
      outcomeOf({ firmAt }),
      outcomeOf({ firmAt, status: 'excused' }),
      outcomeOf({ firmAt, flags: ['lateEvidence'] }),
      outcomeOf({ firmAt, basis: 'provisional' }),
      outcomeOf({ firmAt, dueAt: LATER }),
      outcomeOf({ status: 'breached' }),
    ]);
    expect(waits?.count).toBe(2);
  });
});

describe('a grouping', () => {
  it.each(['region,region', 'area', 'region, network'])('"%s" is none', (text) => {
    expect(() => parseGrouping(text)).toThrow(/TAM_STATISTICS_GROUPING/);
  });

  it('may be left out', () => {
    expect(parseGrouping(undefined)).toEqual([]);
  });
});
