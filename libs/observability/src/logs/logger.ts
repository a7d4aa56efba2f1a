import pino, { type DestinationStream } from 'pino';
import { allowedFields, type LogFields } from './log-fields';

export type LogLevelName = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Where the parts of a service write what happened: one JSON object a line. */
export type Logger = {
  /** `message` is a fixed sentence of the program; all that varies goes into the fields. */
  readonly [L in LogLevelName]: (message: string, fields?: LogFields) => void;
};

export interface LoggerOptions {
  /** The service that writes. */
  readonly app: string;
  readonly level: LogLevelName | 'silent';
  /** Default: standard output. */
  readonly destination?: DestinationStream;
}

/** A logger that writes JSON lines with an allow-list of fields, so that no line can hold patient data. */
export function createLogger({ app, level, destination }: LoggerOptions): Logger {
  const writer = pino(
    {
      level,
      base: { app },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
  const write =
    (at: LogLevelName) =>
    (message: string, fields: LogFields = {}): void => {
      if (writer.isLevelEnabled(at)) writer[at](allowedFields(fields), message);
    };
  return {
    fatal: write('fatal'),
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
    trace: write('trace'),
  };
}
