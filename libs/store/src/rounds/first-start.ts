import type { FirstStart, Installation } from '@tam/monitor';
import type { EntityManager } from 'typeorm';
import { ms } from './read-statements';

/** Any number will do, if it is always the same: two instances that start at once write the first rows in turn. */
const LOCK = 7_461_003;

/** Writes what the first start writes, in the transaction of `manager`; see `MonitorStore.initialise`. */
export async function writeFirstStart(
  manager: EntityManager,
  schema: string,
  first: FirstStart,
): Promise<Installation> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  await manager.query(
    `INSERT INTO ${schema}.installation (partitions, effects_from)
     VALUES ($1, coalesce(to_timestamp($2::float8 / 1000), clock_timestamp())) ON CONFLICT DO NOTHING`,
    [first.partitions, first.effectsFrom ?? null],
  );
  await manager.query(`INSERT INTO ${schema}.rule_sets (hash, body) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
    first.ruleSet.hash,
    first.ruleSet.body,
  ]);
  const [installation] = await manager.query<Installation[]>(
    `SELECT partitions, epoch, floor(${ms('effects_from')}) AS "effectsFrom" FROM ${schema}.installation`,
  );
  if (installation === undefined) throw new Error('the installation row was not written');
  const rows = Array.from({ length: installation.partitions }, (_, partition) => ({
    partition,
    positions: Object.fromEntries(
      first.topics.map(({ topic, low }) => [topic, { next: low[partition] ?? 0, clearedTo: 0, mark: null }]),
    ),
  }));
  await manager.query(
    `INSERT INTO ${schema}.progress AS p (partition, positions)
     SELECT partition, positions FROM json_to_recordset($1::json) AS r (partition integer, positions jsonb)
     ON CONFLICT (partition) DO UPDATE SET positions = excluded.positions || p.positions
     WHERE NOT p.positions @> excluded.positions`,
    [JSON.stringify(rows)],
  );
  return installation;
}
