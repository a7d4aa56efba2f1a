import type { DataSource } from 'typeorm';

interface Column {
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
  readonly is_nullable: string;
  readonly column_default: string | null;
  readonly collation_name: string | null;
}

/** A schema as lines of text: tables with their columns and settings, indexes, constraints, triggers. */
export async function describeSchema(dataSource: DataSource, schema: string): Promise<readonly string[]> {
  const ask = <Row>(text: string): Promise<Row[]> => dataSource.query<Row[]>(text, [schema]);
  const columns = await ask<Column>(
    `SELECT table_name, column_name, data_type, is_nullable, column_default, collation_name
     FROM information_schema.columns WHERE table_schema = $1 ORDER BY table_name, ordinal_position`,
  );
  const others = await ask<{ line: string }>(
    `SELECT 'index ' || indexdef AS line FROM pg_indexes WHERE schemaname = $1
     UNION SELECT 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
       FROM pg_constraint WHERE connamespace = $1::regnamespace AND contype <> 'n'
     UNION SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
       WHERE c.relnamespace = $1::regnamespace AND NOT tgisinternal
     UNION SELECT 'settings ' || relname || ' ' || array_to_string(reloptions, ', ') FROM pg_class
       WHERE relnamespace = $1::regnamespace AND reloptions IS NOT NULL
     ORDER BY line`,
  );
  return [
    ...columns.map((column) =>
      [
        `column ${column.table_name}.${column.column_name} ${column.data_type}`,
        column.is_nullable === 'YES' ? 'null' : 'not null',
        column.collation_name === null ? '' : `collate ${column.collation_name}`,
        column.column_default === null ? '' : `default ${column.column_default}`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    ),
    ...others.map(({ line }) => line.replaceAll(`${schema}.`, '')),
  ];
}
