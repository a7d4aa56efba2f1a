import { formatInstant } from '@tam/events';

/** What a run read and what it found. */
export interface RunSummary {
  readonly lines: number;
  readonly events: number;
  /** Events about the sources themselves, which say nothing of a member. */
  readonly control: number;
  /** Events of types outside the catalogue. */
  readonly skipped: number;
  readonly rejected: number;
  readonly members: number;
  readonly cases: number;
  /** Number of outcomes by standard and status. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Cases whose request no pack is assigned to. */
  readonly noPack: number;
  /** Calls that came while the line was closed. */
  readonly outsideHours: number;
  /** Cases whose request is not in the input. */
  readonly awaitingRequest: number;
  /** Events of which two deliveries said different things. */
  readonly conflicts: number;
  /** Members of which the rules could say nothing because one threw. */
  readonly failed: readonly string[];
  /** The instant of the outcomes, epoch ms; undefined: there was no event. */
  readonly asOf: number | undefined;
}

const NAMED_FAILURES = 5;

/** The summary in words, for people. `elapsed` in milliseconds. */
export function summaryText(summary: RunSummary, rejectsPath: string, elapsed: number): string {
  const total = [...summary.outcomes.values()].flatMap((counts) => [...counts.values()]);
  const lines: [string, string][] = [
    ['events', count(summary.events)],
    ['rejected', `${count(summary.rejected)}${summary.rejected > 0 ? `, see ${rejectsPath}` : ''}`],
    ['members', count(summary.members)],
    ['cases', count(summary.cases)],
    ['outcomes', count(total.reduce((sum, one) => sum + one, 0))],
    ...standardLines(summary.outcomes),
    ['no-pack', count(summary.noPack)],
    ['awaiting request', count(summary.awaitingRequest)],
    ['as of', summary.asOf === undefined ? 'no event' : formatInstant(summary.asOf)],
    ['elapsed', `${(elapsed / 1000).toFixed(1)} s`],
  ];
  if (summary.control > 0) lines.splice(1, 0, ['of sources', count(summary.control)]);
  if (summary.skipped > 0)
    lines.splice(1, 0, ['skipped', `${count(summary.skipped)} of types outside the catalogue`]);
  if (summary.outsideHours > 0) lines.push(['calls outside hours', count(summary.outsideHours)]);
  if (summary.conflicts > 0) lines.push(['conflicts', count(summary.conflicts)]);
  const width = Math.max(...lines.map(([name]) => name.length));
  const table = lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  return [...table, ...warnings(summary)].join('\n');
}

function standardLines(outcomes: RunSummary['outcomes']): [string, string][] {
  return [...outcomes.keys()].sort().map((standard) => {
    const counts = [...(outcomes.get(standard) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return [`  ${standard}`, counts.map(([status, number]) => `${status} ${count(number)}`).join(', ')];
  });
}

function warnings({ noPack, failed }: RunSummary): string[] {
  const list: string[] = [];
  if (noPack > 0) {
    list.push(
      `Warning: no rule pack is assigned to ${cases(noPack)}, so nothing is said of them; see assignments.yaml.`,
    );
  }
  if (failed.length > 0) {
    const named = failed.slice(0, NAMED_FAILURES).join(', ');
    list.push(
      `Warning: a rule threw for ${failed.length} members (TAM_RULE_FAILED), so they have no outcomes: ${named}.`,
    );
  }
  return list;
}

function cases(number: number): string {
  return number === 1 ? '1 case' : `${count(number)} cases`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
