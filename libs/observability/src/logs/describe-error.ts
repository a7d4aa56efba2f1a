import { isTamError } from '@tam/errors';

/** What a log line says of an error. */
export interface ErrorDescription {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly frames?: readonly string[];
  readonly cause?: ErrorDescription;
}

/** SQLSTATE classes whose messages speak of connections, locks and resources, never of values. */
const SQLSTATE_WITHOUT_VALUES = /^(08|40|53|55|57|58)[0-9A-Z]{3}$/;
const FRAMES = 8;
const CAUSES = 3;

/**
 * An error as name, code, stack frames and cause. Its message is kept only where its words are known to hold no data of
 * an event: our own errors, the broker client's, the operating system's, and the database's about itself. A parser or a
 * constraint quotes what it was given.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*[:)]\d*\)?$/.test(line))
    .slice(0, FRAMES);
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    ...(mayBeQuoted(error, code) && { message: error.message }),
    ...(frames.length > 0 && { frames }),
    ...(error.cause !== undefined && depth < CAUSES && { cause: describeError(error.cause, depth + 1) }),
  };
}

function mayBeQuoted(error: Error, code: string | undefined): boolean {
  if (isTamError(error) || error.name.startsWith('KafkaJS')) return true;
  if ('syscall' in error) return true;
  return code !== undefined && SQLSTATE_WITHOUT_VALUES.test(code);
}
