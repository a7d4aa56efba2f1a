import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { TamError } from '@tam/errors';
import type { KeptEvent } from './reconcile';

const FORM = 'tam.import.1';
const FLUSH_AT = 1 << 20;

type KeptTuple = readonly [name: string, id: string, revision: number, memberRef: string, caseId: string];

/** First line of a state file: whose state it is, and how long the output was when it was written. */
interface Header {
  readonly state: typeof FORM;
  readonly source: string;
  readonly outputBytes?: number;
}

/**
 * What an importer remembers between two files of one source: the last id of each event of each row key. In memory a
 * row is one packed text; on disk it is one line. `save` replaces the file in one step.
 */
export class ImportState {
  private readonly rows = new Map<string, string>();

  private constructor(
    readonly source: string,
    /** Length of the output, in bytes, that this state speaks of; undefined where it is no file. */
    readonly outputBytes: number | undefined,
  ) {}

  static empty(source: string): ImportState {
    return new ImportState(source, undefined);
  }

  /** Reads the state file of a source; an absent file is an empty state. Throws TAM_IMPORT_STATE. */
  static load(path: string, source: string): ImportState {
    if (!existsSync(path)) return ImportState.empty(source);
    const [first = '', ...lines] = readFileSync(path, 'utf8').split('\n');
    const header = parseHeader(first, path);
    if (header.source !== source) {
      throw new TamError(
        'TAM_IMPORT_STATE',
        `${path} keeps the ids of source ${header.source}, not of ${source}.`,
      );
    }
    const state = new ImportState(source, header.outputBytes);
    for (const line of lines) {
      if (line === '') continue;
      const end = line.indexOf('\t');
      if (end < 0) throw new TamError('TAM_IMPORT_STATE', `${path} is damaged.`);
      state.rows.set(line.slice(0, end), line.slice(end + 1));
    }
    return state;
  }

  get size(): number {
    return this.rows.size;
  }

  /**
   * Throws TAM_IMPORT_STATE where the output is shorter than it was when this state was saved: it lost events that the
   * state would not send again. An output longer than that only holds events twice, which does no harm.
   */
  checkOutput(bytes: number, path: string): void {
    if (this.outputBytes === undefined || bytes >= this.outputBytes) return;
    throw new TamError(
      'TAM_IMPORT_STATE',
      `${path} has ${bytes} bytes and had ${this.outputBytes} after the last import. To begin anew, remove both files.`,
      { file: path },
    );
  }

  eventsOf(key: string): readonly KeptEvent[] {
    const packed = this.rows.get(key);
    if (packed === undefined) return [];
    return (JSON.parse(packed) as KeptTuple[]).map(([name, id, revision, memberRef, caseId]) => ({
      name,
      id,
      revision,
      memberRef,
      caseId,
    }));
  }

  keep(key: string, events: readonly KeptEvent[]): void {
    const tuples = events.map((event): KeptTuple => {
      return [event.name, event.id, event.revision, event.memberRef, event.caseId];
    });
    this.rows.set(key, JSON.stringify(tuples));
  }

  /** Writes the whole state beside the file and renames it into place. Throws TAM_IMPORT_OUTPUT. */
  save(path: string, outputBytes: number | undefined): void {
    const header: Header = {
      state: FORM,
      source: this.source,
      ...(outputBytes === undefined ? {} : { outputBytes }),
    };
    try {
      const file = openSync(`${path}.new`, 'w');
      let text = `${JSON.stringify(header)}\n`;
      for (const [key, packed] of this.rows) {
        text += `${key}\t${packed}\n`;
        if (text.length < FLUSH_AT) continue;
        writeSync(file, text);
        text = '';
      }
      writeSync(file, text);
      fsyncSync(file);
      closeSync(file);
      renameSync(`${path}.new`, path);
    } catch (cause) {
      throw new TamError('TAM_IMPORT_OUTPUT', `The state file ${path} cannot be written.`, {}, { cause });
    }
  }
}

function parseHeader(line: string, path: string): Header {
  try {
    const header = JSON.parse(line) as Partial<Header> | null;
    if (header?.state === FORM && typeof header.source === 'string') return header as Header;
  } catch {
    // Falls through: a first line that is no JSON is no header either.
  }
  throw new TamError('TAM_IMPORT_STATE', `${path} is not a state file of this importer.`);
}
