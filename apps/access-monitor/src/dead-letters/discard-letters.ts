import type { LetterChoice, LettersRepository } from '@tam/store';
import { byPartition } from './redrive-letters';

const STEP = 500;

/** Settles letters without their events: what they would have said is given up, and their gaps are closed. Answers how many. */
export async function discardLetters(
  choice: LetterChoice,
  by: string,
  why: string,
  letters: Pick<LettersRepository, 'page' | 'settle'>,
): Promise<number> {
  let discarded = 0;
  let after = { partition: -1, seq: 0 };
  for (;;) {
    const page = await letters.page(choice, after, STEP);
    const last = page.at(-1);
    if (!last) return discarded;
    after = { partition: last.partition, seq: last.seq };
    for (const [partition, seqs] of byPartition(page)) {
      discarded += await letters.settle(partition, seqs, 'discarded', by, why);
    }
  }
}
