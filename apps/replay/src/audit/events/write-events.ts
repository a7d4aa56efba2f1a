import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isTamError, TamError } from '@tam/errors';
import type { RangeRecord } from '@tam/kafka';
import type { EventLog } from '../../verify/verify-revisions';
import { eventsFile, EVENTS_HEADER } from '../export-files';
import { eventsHeaderLine, recordLine } from './bundled-record';

/** Lines are packed and written in blocks of about this many characters. */
const BLOCK = 1 << 20;
const LEVEL = 2;

/**
 * Writes the log as it stands, and the texts of the rule sets, to a new folder. Answers how many records it holds. Throws
 * TAM_AUDIT_OUTPUT and what the log says.
 */
export async function writeEvents(
  log: EventLog,
  topics: readonly string[],
  ruleSets: ReadonlyMap<string, string>,
  to: string,
): Promise<number> {
  if (existsSync(to)) throw new TamError('TAM_AUDIT_OUTPUT', `${to} is there already.`, { file: to });
  const part = `${to}.part`;
  try {
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { recursive: true });
    const offsets = await log.offsets(topics);
    const partitions = offsets.filter(({ topic }) => topic === topics[0]).length;
    const header = { partitions, offsets, ruleSets: Object.fromEntries(ruleSets) };
    writeFileSync(join(part, EVENTS_HEADER), `${eventsHeaderLine(header)}\n`, { mode: 0o600 });
    const files = new RecordFiles(part);
    await log.read(
      offsets.map(({ topic, partition, low, end }) => ({ topic, partition, from: low, to: end })),
      (record) => files.add(record),
    );
    files.finish();
    renameSync(part, to);
    return files.records;
  } catch (cause) {
    rmSync(part, { recursive: true, force: true });
    if (isTamError(cause)) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TamError('TAM_AUDIT_OUTPUT', `${to}: ${why}.`, { file: to }, { cause });
  }
}

/** A packed file for each partition. Packed blocks one after the other are one packed file. */
class RecordFiles {
  records = 0;
  private readonly held = new Map<number, { lines: string[]; length: number }>();

  constructor(private readonly folder: string) {}

  add(record: RangeRecord): void {
    this.records++;
    const { partition } = record;
    let held = this.held.get(partition);
    if (!held) this.held.set(partition, (held = { lines: [], length: 0 }));
    const line = `${recordLine(record)}\n`;
    held.lines.push(line);
    held.length += line.length;
    if (held.length >= BLOCK) this.write(partition);
  }

  finish(): void {
    for (const partition of this.held.keys()) this.write(partition);
  }

  private write(partition: number): void {
    const held = this.held.get(partition);
    if (!held || held.lines.length === 0) return;
    const bytes = gzipSync(held.lines.join(''), { level: LEVEL });
    appendFileSync(join(this.folder, eventsFile(partition)), bytes, { mode: 0o600 });
    held.lines = [];
    held.length = 0;
  }
}
