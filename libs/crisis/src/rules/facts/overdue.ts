import type { StoredEvent } from '@tam/record';
import type { Violation } from '../rule';
import type { Severity } from '../rule-definition';
import { step, violation, type Resolution } from './resolution';

/** Something that must be done by an instant (epoch ms, inclusive). */
export interface Duty {
  readonly due: number;
  /** What did it; undefined: nothing has. */
  readonly met: Resolution | undefined;
  readonly severity?: Severity | undefined;
  readonly events: readonly StoredEvent[];
  /** What is said once it is overdue. */
  readonly text: string;
}

/**
 * The times in which at least one duty was overdue, each with a deadline a duty and with what met the last of them.
 * A duty that was met by its due point is not among them.
 */
export function overdue(
  duties: readonly Duty[],
  more: Pick<Violation, 'floor' | 'route' | 'flags'> = {},
): readonly Violation[] {
  const late = duties
    .filter(({ due, met }) => met === undefined || met.at > due)
    .sort((a, b) => a.due - b.due);
  const times: { duties: Duty[]; end: number }[] = [];
  for (const duty of late) {
    const end = duty.met?.at ?? Infinity;
    const last = times.at(-1);
    if (last && duty.due < last.end) {
      last.duties.push(duty);
      last.end = Math.max(last.end, end);
    } else times.push({ duties: [duty], end });
  }
  return times.map(({ duties: own, end }) =>
    violation(
      own.map(({ due, events, text, severity }) => step('deadline', due, events, text, severity)),
      { ...more, resolved: own.find(({ met }) => met?.at === end)?.met },
    ),
  );
}
