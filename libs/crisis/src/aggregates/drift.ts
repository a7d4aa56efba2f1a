import type { AggregateFinding, AggregateParams, Sighting } from './aggregate-finding';

type Share = Extract<Sighting, { kind: 'share' }>;

/**
 * Shares that have left the limits of their p-chart: the pooled share of the periods before, give or take so many
 * standard deviations of a share of this period's size. A period outside the limits never becomes part of what is usual.
 */
export function drifts(
  shares: readonly Share[],
  { sigma, baseline }: AggregateParams,
): readonly AggregateFinding[] {
  return [...new Set(shares.map((one) => one.of))].sort().flatMap((about): AggregateFinding[] => {
    const usual: Share[] = [];
    let open: AggregateFinding | undefined;
    for (const period of periodsOf(shares, about)) {
      const limits = usual.length < baseline ? undefined : limitsFor(period, usual, sigma);
      const share = period.hits / period.total;
      const isOut = limits !== undefined && (share > limits.upper || share < limits.lower);
      if (!isOut) {
        usual.push(period);
        if (open?.resolvedAt === undefined && open) open = { ...open, resolvedAt: period.at };
      } else if (open === undefined || open.resolvedAt !== undefined) {
        const text = `${about}: ${period.hits} of ${period.total} lies ${share > limits.upper ? 'above' : 'below'} the limits of what was usual.`;
        open = { rule: 'R22', kind: 'drift', about, openedAt: period.at, text };
      }
    }
    return open ? [open] : [];
  });
}

/** One row a period, in order; of two words on one period the larger total. Nothing counted says nothing. */
function periodsOf(shares: readonly Share[], about: string): readonly Share[] {
  const byTime = new Map<number, Share>();
  for (const share of shares) {
    if (share.of !== about || share.total <= 0) continue;
    const other = byTime.get(share.at);
    const isLater =
      other === undefined ||
      share.total > other.total ||
      (share.total === other.total && share.hits > other.hits);
    if (isLater) byTime.set(share.at, share);
  }
  return [...byTime.values()].sort((a, b) => a.at - b.at);
}

function limitsFor(
  { total }: Share,
  usual: readonly Share[],
  sigma: number,
): { readonly lower: number; readonly upper: number } {
  const hits = usual.reduce((sum, one) => sum + one.hits, 0);
  const all = usual.reduce((sum, one) => sum + one.total, 0);
  const pooled = hits / all;
  const stray = sigma * Math.sqrt((pooled * (1 - pooled)) / total);
  return { lower: pooled - stray, upper: pooled + stray };
}
