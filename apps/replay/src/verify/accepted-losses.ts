import type { LostSpan } from '@tam/record';
import type { AcceptedLoss } from '@tam/store';

/** The losses of the log that people accepted, as the evaluations of one instant or another had them. */
export class AcceptedLosses {
  constructor(private readonly all: readonly AcceptedLoss[]) {}

  /**
   * When events of a partition were appended that counted as lost at an instant (epoch ms, by the database): accepted by
   * then and not mended yet. Each act takes a turn of its partition, so none falls into the midst of an evaluation.
   */
  heldAt(partition: number, at: number): readonly LostSpan[] {
    return this.all
      .filter(
        (loss) =>
          loss.partition === partition &&
          loss.acceptedAt <= at &&
          (loss.mendedAt === null || loss.mendedAt > at),
      )
      .map(({ lost }) => lost);
  }
}
