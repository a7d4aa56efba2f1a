import type { Determination } from '@tam/record';

/** A second count of outcomes that shares no code with the product's: one number by standard and what is counted. */
export interface PlainCount {
  readonly met: number;
  readonly breached: number;
  readonly undetermined: number;
  readonly excused: number;
  readonly ended: number;
  readonly void: number;
  readonly notDue: number;
}

const DOUBTFUL = /conflict|incomplete|lateEvidence/;

/** Counts the outcomes whose local date lies in the first quarter of 2026 and of one region, if any, as of an instant. */
export function plainCount(
  outcomes: readonly Determination[],
  standard: string,
  asOf: string,
  region?: string,
): PlainCount {
  const of = outcomes.filter(
    (one) =>
      one.standard === standard &&
      ['2026-01', '2026-02', '2026-03'].includes(one.period.slice(0, 7)) &&
      !one.flags.includes('outsidePopulation') &&
      (region === undefined || one.region === region),
  );
  const due = of.filter(({ dueAt, status }) => dueAt < asOf && status !== 'void');
  const count = (status: string): number =>
    due.filter((one) => one.status === status && !DOUBTFUL.test(one.flags.join())).length;
  const undetermined = due.filter(({ status }) => status === 'undetermined').length;
  return {
    met: count('met'),
    breached: count('breached'),
    undetermined,
    excused: due.filter(({ status }) => status === 'excused').length,
    ended: due.filter(({ status }) => status === 'ended').length,
    void: of.filter(({ status }) => status === 'void').length,
    notDue: of.filter(({ dueAt, status }) => dueAt >= asOf && status !== 'void').length,
  };
}
