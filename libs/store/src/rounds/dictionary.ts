import type { DictionaryEntry } from '@tam/monitor';
import type { EntityManager } from 'typeorm';

/**
 * Numbers for texts, made where missing, in the transaction of `manager`. The table is locked, so that numbers appear
 * in their order and a reader that asks for those above the last it knows misses none.
 */
export async function internTexts(
  manager: EntityManager,
  schema: string,
  texts: readonly string[],
): Promise<readonly DictionaryEntry[]> {
  const known = () =>
    manager.query<DictionaryEntry[]>(
      `SELECT d.id, k.entry AS text FROM unnest($1::text[]) WITH ORDINALITY AS k (entry, place)
       JOIN ${schema}.dictionary d USING (entry) ORDER BY k.place`,
      [texts],
    );
  const found = await known();
  if (found.length === texts.length) return found;
  await manager.query(`LOCK TABLE ${schema}.dictionary IN SHARE ROW EXCLUSIVE MODE`);
  await manager.query(
    `INSERT INTO ${schema}.dictionary (id, entry)
     SELECT (SELECT coalesce(max(id), 0) FROM ${schema}.dictionary) + row_number() OVER (ORDER BY place), entry
     FROM unnest($1::text[]) WITH ORDINALITY AS k (entry, place)
     WHERE NOT EXISTS (SELECT 1 FROM ${schema}.dictionary d WHERE d.entry = k.entry)`,
    [texts],
  );
  return known();
}
