import type { Static, TSchema } from '@sinclair/typebox';
import { formFaults } from '@tam/calendar';
import type { BookFile, BookProblem } from './book-file';

/** A file whose form is right, with what it holds. */
export interface Parsed<T> {
  readonly file: BookFile;
  readonly data: T;
}

/** The files whose form is right; what is wrong with any of them is added to the problems. */
export function readFiles<S extends TSchema>(
  schemaOf: S | ((data: unknown) => S),
  files: readonly BookFile[],
  problems: BookProblem[],
): readonly Parsed<Static<S>>[] {
  return files.flatMap((file) => {
    const schema = typeof schemaOf === 'function' ? schemaOf(file.data) : schemaOf;
    const faults = formFaults(schema, file.data);
    for (const { pointer, message } of faults)
      problems.push({ code: 'TAM_CRISIS_INVALID', file: file.path, pointer, message });
    return faults.length === 0 ? [{ file, data: file.data as Static<S> }] : [];
  });
}

/** A file is named after the id it holds, and no two hold the same. */
export function checkIds(files: readonly Parsed<{ readonly id: string }>[], problems: BookProblem[]): void {
  const places = new Map<string, string>();
  for (const { file, data } of files) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
    const other = places.get(data.id);
    const add = (code: BookProblem['code'], message: string): void => {
      problems.push({ code, file: file.path, pointer: '/id', message });
    };
    if (data.id.toLowerCase() !== name)
      add('TAM_CRISIS_MISPLACED', `The id is "${data.id}", but the file is named "${name}".`);
    if (other !== undefined) add('TAM_CRISIS_DUPLICATE_ID', `"${data.id}" is also the id of ${other}.`);
    places.set(data.id, file.path);
  }
}
