import { ExportVerifier, type ExportVerdict, type KnownKey, type Preamble } from '@tam/audit';
import { exportFiles } from './export-files';
import { readLines } from './read-lines';
import { isEntryLine, type ReadPreamble } from './read-preamble';

/** Files that are unpacked at a time: the unpacking runs beside the verification, on other cores. */
const AT_ONCE = 3;

/** Verifies an export that lies in files. `onRead` is told how many entries were read so far. */
export async function verifyExport(
  path: string,
  { preamble, faults }: ReadPreamble,
  keys: readonly KnownKey[],
  older: Preamble | undefined,
  onRead: (entries: number) => void = () => undefined,
): Promise<ExportVerdict> {
  const verifier = new ExportVerifier(preamble, keys, older);
  for (const fault of faults) verifier.unreadable(undefined, fault);
  const waiting = [...exportFiles(path).revisions];
  let read = 0;
  const count = (entries: number): void => onRead((read += entries));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      await verifyFile(next.file, next.partition, verifier, count);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return verifier.finish();
}

async function verifyFile(
  file: string,
  partition: number | undefined,
  verifier: ExportVerifier,
  count: (entries: number) => void,
): Promise<void> {
  let current = partition;
  let isPreamble = partition === undefined;
  try {
    for await (const places of readLines(file)) {
      for (const { block, start, end, line } of places) {
        if (isPreamble && !isEntryLine(block, start)) continue;
        isPreamble = false;
        const of = verifier.take(block, start, end, line, file);
        if (of === undefined) verifier.unreadable(current, `Line ${line} of ${file} is no entry.`);
        else current = of;
      }
      count(places.length);
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    verifier.unreadable(current, `${file} is damaged from here on (${why}).`);
  }
}
