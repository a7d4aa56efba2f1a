import type { TamEvent } from '@tam/events';
import { EVENT_VOIDED } from '@tam/record';
import type { CompiledMapping } from './compile-mapping';
import { csvRows } from './csv-rows';
import type { EventSink } from './event-sink';
import { encodeChecked } from './encode-checked';
import type { RowFault } from './fault';
import type { ImportState } from './import-state';
import { reconcile } from './reconcile';

/** What an import did, in rows and in events. */
export interface ImportSummary {
  readonly rows: number;
  readonly rejected: number;
  readonly unchanged: number;
  readonly events: number;
  readonly voids: number;
}

/** All that an import needs; nothing in it looks at a clock. */
export interface ImportJob {
  readonly csv: string;
  readonly mapping: CompiledMapping;
  readonly state: ImportState;
  readonly sink: EventSink;
  readonly rejects: { add(line: number, fault: RowFault): void };
  /** The instant of this import, epoch ms: when its corrections could first be known. */
  readonly importedAt: number;
  readonly onProgress?: (bytes: number) => void;
}

/**
 * Imports one CSV file: reads its rows as a stream, makes and checks their events, compares them with what was sent
 * before and sends the difference. A row with any fault sends nothing: half of a case would be judged as if it were
 * all of it. The state is changed in memory only; the caller saves it once the sink has finished.
 */
export async function importCsv(job: ImportJob): Promise<ImportSummary> {
  const { mapping, rejects, sink } = job;
  const seen = new Set<string>();
  const summary = { rows: 0, rejected: 0, unchanged: 0, events: 0, voids: 0 };
  let latest: number | undefined;
  for await (const { line, row, bytes } of csvRows(job.csv, mapping)) {
    summary.rows++;
    job.onProgress?.(bytes);
    const drafts = row.ok ? mapping.readRow(row.value) : row;
    const ready = drafts.ok ? prepare(job, drafts.value, seen) : { fault: drafts.fault };
    if ('fault' in ready) {
      summary.rejected++;
      rejects.add(line, ready.fault);
      continue;
    }
    if (ready.length === 0) summary.unchanged++;
    for (const { event, json } of ready) {
      const waiting = sink.send(event, json);
      if (waiting !== undefined) await waiting;
      summary.events++;
      if (event.type === EVENT_VOIDED) summary.voids++;
      else if (latest === undefined || event.time > latest) latest = event.time;
    }
  }
  await sink.finish(latest);
  return summary;
}

interface ReadyEvent {
  readonly event: TamEvent;
  readonly json: string;
}

function prepare(
  { mapping, state, importedAt }: ImportJob,
  row: Parameters<typeof reconcile>[1],
  seen: Set<string>,
): readonly ReadyEvent[] | { readonly fault: RowFault } {
  const { events, kept, changed } = reconcile(mapping.source, row, state.eventsOf(row.key), importedAt);
  const twice = seen.has(row.key);
  if (!changed) {
    seen.add(row.key);
    return [];
  }
  if (twice) {
    const message = 'An earlier row of this file has the same key and says something else.';
    return { fault: { code: 'TAM_IMPORT_KEY_TWICE', pointer: '', message } };
  }
  const ready: ReadyEvent[] = [];
  for (const event of events) {
    const checked = encodeChecked(event);
    if ('fault' in checked) {
      const name =
        row.drafts.find(({ type, data }) => type === event.type && data === event.data)?.name ?? event.type;
      return { fault: { ...checked.fault, pointer: `/${name}${checked.fault.pointer}` } };
    }
    ready.push({ event, json: checked.json });
  }
  seen.add(row.key);
  state.keep(row.key, kept);
  return ready;
}
