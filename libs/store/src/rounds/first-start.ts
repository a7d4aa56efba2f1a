import type { FirstStart, Installation, RuleSet } from '@tam/monitor';
import type { EntityManager } from 'typeorm';
import { activeRules } from './active-rules';
import { ms } from './milliseconds';

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
  await manager.query(
    `INSERT INTO ${schema}.activations (rules, activated_by)
     SELECT $1, 'first start' WHERE NOT EXISTS (SELECT 1 FROM ${schema}.activations)`,
    [first.ruleSet.hash],
  );
  const installation = await readInstallation(manager, schema);
  const rows = Array.from({ length: installation.partitions }, (_, partition) => ({
    partition,
    positions: Object.fromEntries(
      first.topics.map(({ topic, low }) => [topic, { next: low[partition] ?? 0, clearedTo: 0, mark: null }]),
    ),
  }));
  await manager.query(
    `INSERT INTO ${schema}.progress AS p (partition, positions, rules)
     SELECT partition, positions, $2 FROM json_to_recordset($1::json) AS r (partition integer, positions jsonb)
     ON CONFLICT (partition) DO UPDATE SET positions = excluded.positions || p.positions
     WHERE NOT p.positions @> excluded.positions`,
    [JSON.stringify(rows), first.ruleSet.hash],
  );
  return installation;
}

/** What was written once, with the rule set that is active now. */
async function readInstallation(manager: EntityManager, schema: string): Promise<Installation> {
  const [installation] = await manager.query<Installation[]>(
    `SELECT partitions, epoch, floor(${ms('effects_from')}) AS "effectsFrom", (${activeRules(schema)}) AS rules
     FROM ${schema}.installation`,
  );
  if (installation === undefined) throw new Error('the installation row was not written');
  return installation;
}

/** See `MonitorStore.activate`; in the transaction of `manager`. */
export async function writeActivation(
  manager: EntityManager,
  schema: string,
  { hash, body }: RuleSet,
  by: string,
): Promise<boolean> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  await manager.query(`INSERT INTO ${schema}.rule_sets (hash, body) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
    hash,
    body,
  ]);
  const written = await manager.query<unknown[]>(
    `INSERT INTO ${schema}.activations (rules, activated_by)
     SELECT $1, $2 WHERE (${activeRules(schema)}) IS DISTINCT FROM $1 RETURNING number`,
    [hash, by],
  );
  return written.length > 0;
}

/** See `MonitorStore.raiseEpoch`; in the transaction of `manager`. */
export async function writeEpoch(
  manager: EntityManager,
  schema: string,
  from: number,
  to: number,
): Promise<Installation> {
  await manager.query(`UPDATE ${schema}.installation SET epoch = $2 WHERE epoch = $1`, [from, to]);
  return readInstallation(manager, schema);
}
