import { readFileSync } from 'node:fs';
import { TamError } from '@tam/errors';

import { parseDocument } from 'yaml';
import { eventFields } from './event-fields';
import { type CompiledMapping, compileMapping } from './compile-mapping';

/** Reads and compiles a mapping file (YAML or JSON). Throws TAM_IMPORT_MAPPING. */
export function loadMapping(path: string): CompiledMapping {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new TamError('TAM_IMPORT_MAPPING', `${path} cannot be read.`, { file: path }, { cause });
  }
  const document = parseDocument(text, { uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new TamError('TAM_IMPORT_MAPPING', `${path} is not YAML: ${error.message}`, { file: path });
  }
  return compileMapping(document.toJS(), eventFields);
}
