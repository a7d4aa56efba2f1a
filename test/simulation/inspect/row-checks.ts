import type { DeadLetter, Progress } from '@tam/monitor';
import { LIVE, TOPICS } from '../schedule';
import type { Ground } from './ground';

/** Nothing in the row of a partition goes back, and it claims no more than could be read. */
export function checkRow(before: Progress, row: Progress, { report, visibleAt }: Ground): void {
  const { partition } = row;
  if (row.turn !== before.turn + 1) report('turn', `${partition}: ${row.turn} after ${before.turn}`);
  if (row.clearedTo < before.clearedTo) report('turn', `${partition}: clearedTo goes back`);
  if (row.seq < before.seq || row.letterSeq < before.letterSeq) {
    report('turn', `${partition}: seq goes back`);
  }
  for (const topic of TOPICS) {
    const next = row.positions[topic]?.next ?? 0;
    if (next < (before.positions[topic]?.next ?? 0)) report('position', `${topic}/${partition} goes back`);
    if (next > 0 && visibleAt(topic, partition, next - 1) === Infinity) {
      report('position', `${topic}/${partition}: ${next} lies beyond what can be read`);
    }
  }
  for (const topic of LIVE) {
    const next = row.positions[topic]?.next ?? 0;
    const beyond = row.clearedTo - visibleAt(topic, partition, next);
    if (beyond > 0) report('gate', `${partition}: cleared ${beyond} ms beyond ${topic}/${next}`);
  }
}

/** A dead letter is about what lies at its place in the log. */
export function checkLetter(letter: DeadLetter, { log, report }: Ground): void {
  const { topic, partition, offset, code, memberRef, seq } = letter;
  const item = log.read(topic, partition, offset, 1)?.items[0];
  const isOfIt =
    item?.kind === 'fault'
      ? item.code === code && (item.memberRef ?? null) === memberRef
      : item?.kind === 'event' && code === 'TAM_EVENT_CONFLICT' && item.event.memberRef === memberRef;
  if (!isOfIt) report('letters', `${partition}/${seq} is not about ${topic}/${offset}`);
}
