import type { Progress, RevisionRow, RoundWrites } from '@tam/monitor';
import { CONTROL, LIVE, TOPICS } from '../schedule';
import type { AppliedMember } from './applied-log';
import type { Ground } from './ground';
import type { Said } from './last-said';
import { shown } from './member-checks';
import { spokenBound } from './spoken-bound';

/** What a revision is held against. */
export interface Revised {
  readonly said: Said;
  /** The member as the log has it below the positions of the row. */
  readonly member: AppliedMember | undefined;
  readonly progress: Progress;
  readonly writes: RoundWrites;
}

/** What a revision states follows from the log at its evaluation point, and is confirmed only behind the gates. */
export function checkRevision({ said, member, progress, writes }: Revised, ground: Ground): void {
  const { row, entry, text } = said;
  const { report, sources, ruleSets } = ground;
  const evaluator = ruleSets.get(entry.evaluation.rules) ?? ground.evaluator;
  const place = `${row.partition}/${row.seq} of ${row.caseId}: ${row.status} ${entry.basis}`;
  for (const topic of TOPICS) {
    const next = progress.positions[topic]?.next;
    if (entry.evaluation.offsets[topic] !== next)
      report('rederived', `${place}: another position of ${topic}`);
  }
  const { dueAt = null } = writes.standings.find(({ outcomeId }) => outcomeId === row.outcomeId) ?? {};
  if (entry.effects !== (dueAt === null || dueAt >= ground.effectsFrom)) {
    report('rederived', `${place}: effects ${entry.effects}`);
  }
  const asOf = Date.parse(entry.evaluation.asOf);
  const textAt = (instant: number): string =>
    member?.evaluate(evaluator, instant).get(row.outcomeId) ?? 'null';
  const expected = textAt(asOf);
  if (expected !== text) report('rederived', `${place} is not what the log says: ${shown(expected)}`);
  const bound = boundOf(row, progress, writes, ground);
  if (asOf <= bound) {
    // How far the sources have spoken to an instance is not known here; without any, it knows all that there is.
    if (entry.basis === 'provisional' && !sources) report('gate', `${place} although the gate has passed it`);
    return;
  }
  if (entry.basis !== 'provisional' && textAt(bound) !== text) {
    report('gate', `${place}, evaluated ${asOf - bound} ms ahead of the gates`);
  }
}

/** The furthest that the gates can be for what a revision is filed under. */
function boundOf(
  row: RevisionRow,
  progress: Progress,
  writes: RoundWrites,
  { sources, log, visibleAt }: Ground,
): number {
  const { clearedTo, partition, positions } = progress;
  const standing = writes.standings.find(({ outcomeId }) => outcomeId === row.outcomeId);
  if (!sources || !standing) return clearedTo;
  const unread = LIVE.map((topic) => visibleAt(topic, partition, positions[topic]?.next ?? 0));
  const readTo = { clearedTo, unreadSince: Math.min(...unread) };
  return spokenBound(sources, standing.facets, readTo, log, (offset) => visibleAt(CONTROL, 0, offset));
}
