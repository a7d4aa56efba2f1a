import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TamError } from '@tam/errors';
import type { LogRange, RangeRecord } from '@tam/kafka';
import type { TopicOffsets } from '@tam/monitor';
import type { EventLog } from '../../verify/verify-revisions';
import { eventsFile, EVENTS_HEADER } from '../export-files';
import { readLines } from '../read-lines';
import { readEventsHeader, readRecordLine, type EventsHeader } from './bundled-record';

/** The log as it was taken along with an export. */
export class BundledLog implements EventLog {
  private constructor(
    private readonly folder: string,
    readonly header: EventsHeader,
  ) {}

  /** Throws TAM_AUDIT_EVENTS where the folder holds no events. */
  static open(folder: string): BundledLog {
    const file = join(folder, EVENTS_HEADER);
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (cause) {
      throw noEvents(file, cause instanceof Error ? cause.message : String(cause), cause);
    }
    const header = readEventsHeader(text);
    if (!header) throw noEvents(file, 'it does not say what the folder holds');
    return new BundledLog(folder, header);
  }

  offsets(topics: readonly string[]): Promise<readonly TopicOffsets[]> {
    return Promise.resolve(this.header.offsets.filter(({ topic }) => topics.includes(topic)));
  }

  /** Throws TAM_AUDIT_EVENTS where a file is damaged. */
  async read(ranges: readonly LogRange[], take: (record: RangeRecord) => void): Promise<void> {
    const byPartition = new Map<number, Map<string, LogRange>>();
    for (const range of ranges) {
      const ofPartition = byPartition.get(range.partition) ?? new Map<string, LogRange>();
      byPartition.set(range.partition, ofPartition.set(range.topic, range));
    }
    for (const [partition, ofTopics] of byPartition) {
      const file = join(this.folder, eventsFile(partition));
      if (!existsSync(file)) continue;
      try {
        await readFile(file, partition, ofTopics, take);
      } catch (cause) {
        throw noEvents(file, cause instanceof Error ? cause.message : String(cause), cause);
      }
    }
  }
}

async function readFile(
  file: string,
  partition: number,
  ranges: ReadonlyMap<string, LogRange>,
  take: (record: RangeRecord) => void,
): Promise<void> {
  for await (const places of readLines(file)) {
    for (const { block, start, end, line } of places) {
      const record = readRecordLine(block.toString('utf8', start, end), partition);
      if (!record) throw new Error(`line ${line} is no record`);
      const range = ranges.get(record.topic);
      if (range && record.offset >= range.from && record.offset < range.to) take(record);
    }
  }
}

function noEvents(file: string, why: string, cause?: unknown): TamError {
  return new TamError('TAM_AUDIT_EVENTS', `${file}: ${why}.`, { file }, { cause });
}
