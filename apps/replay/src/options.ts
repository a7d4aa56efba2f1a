import { isTamError, TamError } from '@tam/errors';
import { parseInstant } from '@tam/events';

/** An instant given on the command line, in epoch milliseconds. Throws TAM_REPLAY_INSTANT. */
export function instantOption(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const instant = parseInstant(text);
  if (instant === undefined) throw new TamError('TAM_REPLAY_INSTANT', `${name} ${text} is no instant.`);
  return instant;
}

/** Runs a command and turns its answer into the exit code; an error of the product is told in one line, exit code 1. */
export async function exitWith(run: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    if (!isTamError(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
