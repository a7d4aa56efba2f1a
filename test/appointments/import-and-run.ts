import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import { type Determination, sha256Hex } from '@tam/record';
import { FileSink } from '../../apps/gateway/src/import/file-sink';
import { importCsv, type ImportSummary } from '../../apps/gateway/src/import/import-csv';
import { ImportState } from '../../apps/gateway/src/import/import-state';
import { loadMapping } from '../../apps/gateway/src/import/mapping-file';
import { replayFile } from '../../apps/replay/src/run/replay-file';
import type { RunSummary } from '../../apps/replay/src/run/summary';

export const MAPPING = resolve(__dirname, '../../mappings/clinic-appointments.yaml');

/** What the two commands say of an export. */
export interface Said {
  readonly imported: ImportSummary;
  readonly replayed: RunSummary;
  readonly outcomes: readonly Determination[];
}

/** Imports an export with the shipped mapping and replays it, as of an instant after every deadline in it. */
export async function importAndRun(csv: string): Promise<Said> {
  const folder = mkdtempSync(join(tmpdir(), 'tam-appointments-'));
  try {
    const events = join(folder, 'events.ndjson');
    const mapping = loadMapping(MAPPING);
    const sink = new FileSink(events);
    const imported = await importCsv({
      csv,
      mapping,
      state: ImportState.empty(mapping.source),
      sink,
      rejects: { add: () => undefined },
      importedAt: Date.parse('2017-01-01T00:00:00Z'),
    });
    await sink.close();
    const { summary, outcomes } = await replayFile({
      input: events,
      evaluator: createAccessEvaluator(loadPackSet({ sha256: sha256Hex })),
      asOf: Date.parse('2017-01-01T00:00:00Z'),
      knownAt: undefined,
    });
    outcomes.write(join(folder, 'outcomes.ndjson'));
    return { imported, replayed: summary, outcomes: readOutcomes(join(folder, 'outcomes.ndjson')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The outcomes of a file. */
export function readOutcomes(path: string): Determination[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Determination);
}
