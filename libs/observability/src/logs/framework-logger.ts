import type { Logger } from './logger';

/** What the framework asks of a logger. */
export interface FrameworkLogger {
  log(message: unknown): void;
  error(message: unknown): void;
  warn(message: unknown): void;
  debug(message: unknown): void;
  verbose(message: unknown): void;
  fatal(message: unknown): void;
}

/**
 * Takes the framework's lines into the log: what it says in the ordinary course at debug; of its errors only what may
 * be quoted, because they can repeat what a handler or a request was given.
 */
export function frameworkLogger(logger: Logger): FrameworkLogger {
  const quiet = (message: unknown): void => {
    if (typeof message === 'string') logger.debug(message);
  };
  const failure =
    (level: 'error' | 'warn' | 'fatal') =>
    (error: unknown): void =>
      logger[level]('The framework reports a fault.', { error });
  return {
    log: quiet,
    debug: quiet,
    verbose: quiet,
    warn: failure('warn'),
    error: failure('error'),
    fatal: failure('fatal'),
  };
}
