import { DETERMINATIONS_TOPIC } from '@tam/events';
import type { OwnTopics } from '../../e2e/support/own-topics';
import { byId, type FinalOutcomes } from './replayed';

/** What a published revision says, as far as a consumer looks at it. */
interface Said {
  readonly outcomeId: string;
  readonly partition: number;
  readonly epoch: number;
  readonly seq: number;
  /** null: the events no longer give the outcome. */
  readonly outcome: { readonly id: string } | null;
}

/** Every revision that was published, each partition in its order, repeats included. */
export async function publishedSaid(topics: OwnTopics): Promise<readonly Said[]> {
  const values = await topics.valuesOf(DETERMINATIONS_TOPIC);
  return values.map((value) => (JSON.parse(value) as { readonly data: Said }).data);
}

/** What a consumer ends with that keeps of each outcome only the revision with the greatest (epoch, seq). */
export function keptByConsumer(published: readonly Said[]): FinalOutcomes {
  const kept = new Map<string, Said>();
  for (const said of published) {
    const before = kept.get(said.outcomeId);
    if (!before || isGreater(said, before)) kept.set(said.outcomeId, said);
  }
  return byId([...kept.values()].flatMap(({ outcome }) => outcome ?? []));
}

/** Whether one revision comes after another by epoch, then by number. */
export const isGreater = (one: Said, other: Said): boolean =>
  one.epoch > other.epoch || (one.epoch === other.epoch && one.seq > other.seq);
