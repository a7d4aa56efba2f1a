import type { Condition } from './mapping';
import type { Row } from './value';

/** True where the row fulfils all tests. */
export type RowTest = (row: Row) => boolean;

/** Compiles `when`: one test or a list of tests that must all hold; nothing asked is always true. */
export function compileCondition(
  when: Condition | readonly Condition[] | undefined,
  columns: Set<string>,
): RowTest {
  const tests = (
    Array.isArray(when) ? (when as readonly Condition[]) : when === undefined ? [] : [when as Condition]
  ).map((condition) => compileTest(condition, columns));
  return (row) => tests.every((test) => test(row));
}

function compileTest({ column, is, isNot, filled }: Condition, columns: Set<string>): RowTest {
  columns.add(column);
  const among = is === undefined ? undefined : new Set(typeof is === 'string' ? [is] : is);
  const notAmong = isNot === undefined ? undefined : new Set(typeof isNot === 'string' ? [isNot] : isNot);
  return (row) => {
    const text = row[column] ?? '';
    if (among !== undefined && !among.has(text)) return false;
    if (notAmong?.has(text) === true) return false;
    return filled === undefined || filled === (text !== '');
  };
}
