import { DETERMINATIONS_TOPIC } from '@tam/events';
import type { OwnTopics } from './own-topics';

/** The numbers of the revisions that were published, by partition, in the order of the topic; repeats included. */
export async function publishedRevisions(topics: OwnTopics): Promise<ReadonlyMap<number, readonly number[]>> {
  const published = new Map<number, number[]>();
  for (const value of await topics.valuesOf(DETERMINATIONS_TOPIC)) {
    const { data } = JSON.parse(value) as { data: { partition: number; seq: number } };
    const seqs = published.get(data.partition);
    if (seqs) seqs.push(data.seq);
    else published.set(data.partition, [data.seq]);
  }
  return published;
}
