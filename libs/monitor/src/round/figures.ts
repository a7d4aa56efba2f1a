import type { TopicFigures } from '../observer';

/** Counts what becomes of the records of a round, by topic. */
export class TopicTally {
  private readonly byTopic = new Map<string, TopicFigures>();
  private readonly straysBySource = new Map<string, number>();

  of(topic: string): TopicFigures {
    let figures = this.byTopic.get(topic);
    if (!figures) {
      figures = {
        applied: 0,
        duplicate: 0,
        conflict: 0,
        unread: 0,
        skipped: 0,
        deadLetter: 0,
        republished: 0,
      };
      this.byTopic.set(topic, figures);
    }
    return figures;
  }

  /** One more event on a partition to which its key does not belong. */
  stray(source: string): void {
    this.straysBySource.set(source, (this.straysBySource.get(source) ?? 0) + 1);
  }

  get strays(): ReadonlyMap<string, number> {
    return this.straysBySource;
  }

  get all(): ReadonlyMap<string, TopicFigures> {
    return this.byTopic;
  }
}
