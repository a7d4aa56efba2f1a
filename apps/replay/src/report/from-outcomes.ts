import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { TamError } from '@tam/errors';
import type { Outcome } from '@tam/record';
import type { Period } from '@tam/statistics';
import { type OutcomesFound, OutcomesOfPeriod } from './outcomes-found';

/**
 * The outcomes that `run` wrote, one a line, plain or `.gz`. The lines do not say of which instant they are: `asOf`
 * (epoch ms) must be that of the run. Throws TAM_REPLAY_INPUT and TAM_STATISTICS_OUTCOMES.
 */
export async function outcomesFromFile(path: string, period: Period, asOf: number): Promise<OutcomesFound> {
  const found = new OutcomesOfPeriod(period);
  let line = 0;
  try {
    for await (const text of linesOf(path)) {
      line++;
      if (text !== '') found.add(outcomeOf(text, path, line), { basis: 'confirmed' });
    }
  } catch (cause) {
    if (cause instanceof TamError) throw cause;
    throw new TamError('TAM_REPLAY_INPUT', `${path} cannot be read.`, { file: path }, { cause });
  }
  return {
    outcomes: found.outcomes,
    asOf,
    ...{ knownAt: undefined, rejected: 0, failed: 0, noPack: undefined, losses: [] },
  };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  const lines = createInterface({ input, crlfDelay: Infinity });
  const failed = new Promise<never>((_, reject) => {
    file.once('error', reject);
    input.once('error', reject);
  });
  failed.catch(() => lines.close());
  for await (const text of lines) yield text;
  // What failed before the first line was read ends the lines without a word.
  if (file.errored ?? input.errored) await failed;
}

function outcomeOf(text: string, file: string, line: number): Outcome {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new TamError('TAM_STATISTICS_OUTCOMES', `${file}:${line} is no JSON.`, { file, line }, { cause });
  }
  const isOutcome =
    typeof value === 'object' &&
    value !== null &&
    ['kind', 'id', 'memberRef', 'status'].every((name) => typeof Reflect.get(value, name) === 'string');
  if (!isOutcome)
    throw new TamError('TAM_STATISTICS_OUTCOMES', `${file}:${line} is no outcome.`, { file, line });
  return value as Outcome;
}
