import type { AggregateFinding, AggregateParams, Sighting } from './aggregate-finding';

type Heard = Extract<Sighting, { kind: 'heard' }>;
type Incident = Extract<Sighting, { kind: 'incident' }>;

/** Sources that are silent at an instant for more than so many of their usual gaps, and when the next one would be. */
export function silentSources(
  heard: readonly Heard[],
  incidents: readonly Incident[],
  { gaps, baseline }: AggregateParams,
  asOf: number,
): { readonly findings: readonly AggregateFinding[]; readonly pending: number | undefined } {
  const findings: AggregateFinding[] = [];
  let pending: number | undefined;
  for (const source of [...new Set(heard.map((one) => one.source))].sort()) {
    const times = [...new Set(heard.filter((one) => one.source === source).map(({ at }) => at))].sort(
      (a, b) => a - b,
    );
    if (times.length <= baseline) continue;
    const allowed = gaps * medianGap(times);
    const explained = incidents.filter((one) => one.source === source);
    const last = times.at(-1)!;
    const due = dueAfter(last, allowed, explained);
    if (due === undefined) continue;
    if (asOf > due) {
      const text = `${source} has been silent for more than ${gaps} of its usual gaps.`;
      findings.push({ rule: 'R22', kind: 'silent-source', about: source, openedAt: due, text });
    } else if (pending === undefined || due < pending) pending = due;
  }
  return { findings, pending };
}

/** The last instant at which silence is usual; an incident begins it anew at its end. Undefined: the incident lasts. */
function dueAfter(last: number, allowed: number, incidents: readonly Incident[]): number | undefined {
  let due = last + allowed;
  for (const { from, to } of [...incidents].sort((a, b) => a.from - b.from)) {
    if (from > due || (to !== undefined && to < last)) continue;
    if (to === undefined) return undefined;
    due = Math.max(due, to + allowed);
  }
  return due;
}

function medianGap(times: readonly number[]): number {
  const gaps = times.slice(1).map((at, i) => at - times[i]!);
  gaps.sort((a, b) => a - b);
  const middle = Math.floor(gaps.length / 2);
  return gaps.length % 2 === 1 ? gaps[middle]! : (gaps[middle - 1]! + gaps[middle]!) / 2;
}
