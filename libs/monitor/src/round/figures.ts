import type { TopicFigures } from '../observer';

/** Counts what becomes of the records of a round, by topic. */
export class TopicTally {
  private readonly byTopic = new Map<string, TopicFigures>();

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

  get all(): ReadonlyMap<string, TopicFigures> {
    return this.byTopic;
  }
}
