import { DETERMINATIONS_TOPIC } from '@tam/events';
import type { OwnDatabase } from '../../e2e/support/own-database';
import { until } from '../../e2e/support/until';
import type { OwnTopics } from '../../e2e/support/own-topics';

/** A revision as it was published. */
interface PublishedRevision {
  readonly id: string;
  readonly source: string;
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
 * greater than what it has of (epoch, seq) is told of every one, in order. `names`: under how many names of an
 * installation it was published.
 */
export async function faultsOfPublished(
  database: OwnDatabase,
  topics: OwnTopics,
  names = 1,
): Promise<readonly string[]> {
  const faults: string[] = [];
  // A deadline may pass at any moment: what was said by now is published before the topic is read.
  const rows = await revisions(database);
  await relayed(database, rows);
  const values = await topics.valuesOf(DETERMINATIONS_TOPIC);
  const applied = new Map<number, number[]>();
  const byPlace = new Map<string, string>();
  const places = new Map<string, string>();
  const sources = new Set<string>();
  for (const published of values) {
    const { id, source, data } = JSON.parse(published) as PublishedRevision;
    sources.add(source);
    const value = published.replace(JSON.stringify(source), '""');
    const place = `partition ${data.partition}, seq ${data.seq}`;
    const seqs = applied.get(data.partition) ?? [];
    applied.set(data.partition, seqs);
    if (data.seq > (seqs[seqs.length - 1] ?? 0)) seqs.push(data.seq);
    if ((byPlace.get(place) ?? value) !== value) faults.push(`${place} was published with two contents`);
    byPlace.set(place, value);
    if ((places.get(id) ?? place) !== place) faults.push(`${id} is ${places.get(id)} and ${place}`);
    places.set(id, place);
  }
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
  if (sources.size !== names) faults.push(`it was published as ${[...sources].join(', ')}`);
  const said = (await revisions(database)).length;
  if (byPlace.size > said) faults.push(`${byPlace.size - said} were published that are not in the log`);
  return faults;
}

const revisions = (database: OwnDatabase): Promise<Row[]> =>
  database.rows<Row>(
    `SELECT partition, seq, encode(id, 'hex') AS id, entry FROM access.revisions ORDER BY partition, seq`,
  );

/** Waits until the relay has noted that these are published; one that it left out is missing from the topic then. */
async function relayed(database: OwnDatabase, rows: readonly Row[]): Promise<void> {
  const heads = new Map(rows.map(({ partition, seq }) => [partition, Number(seq)]));
  await until('what was said is noted as published', async () => {
    const cursors = await database.rows<{ partition: number; revision_seq: string }>(
      'SELECT partition, revision_seq FROM access.relay_cursors',
    );
    const noted = new Map(cursors.map(({ partition, revision_seq: seq }) => [partition, Number(seq)]));
    return [...heads].every(([partition, seq]) => (noted.get(partition) ?? 0) >= seq);
  });
}
