import {
  isSettledByLog,
  redriveRecord,
  whyNotRedriven,
  type DeadLetter,
  type RedriveRefusal,
  type Sink,
} from '@tam/monitor';
import type { LetterChoice, LettersRepository } from '@tam/store';

export interface RedriveParts {
  readonly letters: Pick<LettersRepository, 'wholePage' | 'markRedriven' | 'markSent' | 'settle'>;
  readonly sink: Sink;
  /** Of the input topics. */
  readonly partitions: number;
  readonly onProgress: (sent: number) => void;
}

export interface Redriven {
  readonly sent: number;
  readonly refused: ReadonlyMap<RedriveRefusal, number>;
}

/** Letters in one step: after each, a run that is broken off goes on behind it. */
const STEP = 200;

/**
 * Sends letters once more to the topics they came from. Each is noted before it is sent and after the broker has it; it
 * is settled when the round that reads it again is committed. Sent twice it is one event, by its id.
 */
export async function redriveLetters(
  choice: LetterChoice,
  by: string,
  parts: RedriveParts,
): Promise<Redriven> {
  const refused = new Map<RedriveRefusal, number>();
  let sent = 0;
  let after = { partition: -1, seq: 0 };
  for (;;) {
    const page = await parts.letters.wholePage(choice, after, STEP);
    const last = page.at(-1);
    if (!last) return { sent, refused };
    after = { partition: last.partition, seq: last.seq };
    const chosen: DeadLetter[] = [];
    for (const letter of page) {
      const why = whyNotRedriven(letter);
      if (why === undefined) chosen.push(letter);
      else refused.set(why, (refused.get(why) ?? 0) + 1);
    }
    if (chosen.length === 0) continue;
    await send(chosen, by, parts);
    sent += chosen.length;
    parts.onProgress(sent);
  }
}

async function send(chosen: readonly DeadLetter[], by: string, parts: RedriveParts): Promise<void> {
  const { letters, sink, partitions } = parts;
  await letters.markRedriven(chosen, by);
  await sink.publish(chosen.map(redriveRecord));
  await letters.markSent(chosen);
  const elsewhere = chosen.filter((letter) => !isSettledByLog(letter, partitions));
  for (const [partition, seqs] of byPartition(elsewhere)) {
    await letters.settle(partition, seqs, 'redriven', by, null);
  }
}

/** The numbers of letters, by partition. */
export function byPartition(
  letters: readonly { readonly partition: number; readonly seq: number }[],
): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const { partition, seq } of letters) {
    const group = groups.get(partition);
    if (group) group.push(seq);
    else groups.set(partition, [seq]);
  }
  return groups;
}
