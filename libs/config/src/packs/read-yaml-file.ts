import { readFileSync } from 'node:fs';
import { TamError } from '@tam/errors';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';

/** A YAML file with its lines, so that an error can name the place. */
export interface YamlFile {
  readonly path: string;
  readonly data: unknown;
  /** The line (from 1) of a JSON pointer, or of the nearest place above it that exists. */
  lineOf(pointer: string): number;
}

/**
 * Reads one YAML 1.2 file; a key given twice, an alias or a second document is an error.
 * `path` is how errors name it. Error: TAM_PACK_UNREADABLE.
 */
export function readYamlFile(file: string, path: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), {
    uniqueKeys: true,
    lineCounter: lines,
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line } = lines.linePos(error.pos[0]);
    throw new TamError('TAM_PACK_UNREADABLE', `${path}:${line}: ${error.message}.`, { file: path, line });
  }
  return {
    path,
    data: document.toJS({ maxAliasCount: 0 }) as unknown,
    lineOf: (pointer) => lineOf(document, lines, pointer),
  };
}

function lineOf(document: Document, lines: LineCounter, pointer: string): number {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  for (let length = keys.length; length > 0; length -= 1) {
    const steps = keys.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const node = document.getIn(steps, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
