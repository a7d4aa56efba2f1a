import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TamError } from '@tam/errors';

/** Where the parts of an export lie. One file holds all; a folder has a file for what is said before the entries. */
export interface ExportFiles {
  readonly preamble: string;
  readonly revisions: readonly { readonly file: string; readonly partition: number | undefined }[];
}

export const PREAMBLE = 'export.ndjson';
const OF_PARTITION = /^revisions-(\d+)\.ndjson(\.gz)?$/;

/** The name of the file of one partition. */
export const revisionsFile = (partition: number): string =>
  `revisions-${String(partition).padStart(3, '0')}.ndjson.gz`;

/** What is said before the events that were taken along, and the name of those of one partition. */
export const EVENTS_HEADER = 'events.json';
export const eventsFile = (partition: number): string =>
  `events-${String(partition).padStart(3, '0')}.ndjson.gz`;

/** Whether an export of that name is one file. */
export const isFileName = (path: string): boolean => /\.(ndjson|gz)$/.test(path);

/** Where `audit export --with-events` puts the events of an export. */
export const eventsOf = (path: string): string =>
  isFileName(path) ? `${path.replace(/\.(ndjson|gz|ndjson\.gz)$/, '')}.events` : join(path, 'events');

/** Where the events of an export lie: where it was said, else where they were put; undefined: nowhere. */
export function eventsBeside(path: string, given: string | undefined): string | undefined {
  if (given !== undefined) return given;
  return existsSync(eventsOf(path)) ? eventsOf(path) : undefined;
}

/** Throws TAM_AUDIT_EXPORT where there is nothing of that name. */
export function exportFiles(path: string): ExportFiles {
  try {
    if (!statSync(path).isDirectory())
      return { preamble: path, revisions: [{ file: path, partition: undefined }] };
    const revisions = readdirSync(path)
      .sort()
      .flatMap((name) => {
        const partition = OF_PARTITION.exec(name)?.[1];
        return partition === undefined ? [] : [{ file: join(path, name), partition: Number(partition) }];
      });
    const preamble = join(path, PREAMBLE);
    statSync(preamble);
    return { preamble, revisions };
  } catch (cause) {
    throw noExport(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

export function noExport(path: string, why: string, cause?: unknown): TamError {
  return new TamError('TAM_AUDIT_EXPORT', `${path}: ${why}.`, { file: path }, { cause });
}
