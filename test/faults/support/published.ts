import { DETERMINATIONS_TOPIC } from '@tam/events';
import type { OwnDatabase } from '../../e2e/support/own-database';
import type { OwnTopics } from '../../e2e/support/own-topics';

/** A revision as it was published. */
interface PublishedRevision {
  readonly id: string;
  readonly data: {
    readonly outcomeId: string;
    readonly revision: number;
    readonly partition: number;
    readonly epoch: number;
    readonly seq: number;
  };
}

interface Row {
  readonly partition: number;
  readonly seq: string;
  readonly id: string;
  readonly entry: string;
}

/**
 * What is wrong with what was published, in words: every revision of the log was, as it stands there; one that was
 * published more than once was the same each time and under the same id; and a consumer that keeps only what is
 * greater than what it has of (epoch, seq) is told of every one, in order.
 */
export async function faultsOfPublished(
  database: OwnDatabase,
  topics: OwnTopics,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const values = await topics.valuesOf(DETERMINATIONS_TOPIC);
  const applied = new Map<number, number[]>();
  const byPlace = new Map<string, string>();
  const places = new Map<string, string>();
  for (const value of values) {
    const { id, data } = JSON.parse(value) as PublishedRevision;
    const place = `partition ${data.partition}, seq ${data.seq}`;
    const seqs = applied.get(data.partition) ?? [];
    applied.set(data.partition, seqs);
    if (data.seq > (seqs[seqs.length - 1] ?? 0)) seqs.push(data.seq);
    if ((byPlace.get(place) ?? value) !== value) faults.push(`${place} was published with two contents`);
    byPlace.set(place, value);
    if ((places.get(id) ?? place) !== place) faults.push(`${id} is ${places.get(id)} and ${place}`);
    places.set(id, place);
  }
  const rows = await database.rows<Row>(
    `SELECT partition, seq, encode(id, 'hex') AS id, entry FROM access.revisions ORDER BY partition, seq`,
  );
  for (const row of rows) {
    const place = `partition ${row.partition}, seq ${row.seq}`;
    const value = byPlace.get(place);
    if (value === undefined) faults.push(`${place} was never published`);
    else if (!value.endsWith(`"data":${row.entry}}`)) faults.push(`${place} was published as something else`);
    else if (places.get(row.id) !== place) faults.push(`${place} was published under another id`);
  }
  for (const [partition, seqs] of applied) {
    const hole = seqs.findIndex((seq, index) => seq !== index + 1);
    if (hole >= 0) faults.push(`partition ${partition}: seq ${seqs[hole]} came before ${hole + 1}`);
  }
  if (byPlace.size > rows.length)
    faults.push(`${byPlace.size - rows.length} were published that are not in the log`);
  return faults;
}
