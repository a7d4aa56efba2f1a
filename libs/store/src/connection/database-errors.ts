import { isTamError, TamError } from '@tam/errors';

/** SQLSTATEs that say: the transaction is undone, the same one may well succeed. */
const ROLLED_BACK = new Set(['40001', '40P01', '55P03', '57014', '25P03', '25P02']);
/** Classes and states that say: the database is away, going away or full. */
const AWAY = /^(08|53|57P|58)/;
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)/;
/** The client's own words where it has no code. */
const CUT_OFF =
  /connection terminated|not queryable|timeout exceeded when trying to connect|client has encountered/i;

interface DriverError {
  readonly code?: string;
  readonly message?: string;
  readonly driverError?: DriverError;
}

/**
 * What a failure of the database means: a retriable TamError where waiting helps, and the error itself where it does
 * not, because then it is a defect. The database's own text stays out: it may quote values.
 */
export function toDatabaseError(error: unknown): unknown {
  if (isTamError(error)) return error;
  const { code = '', message = '' } = rootOf(error as DriverError);
  if (ROLLED_BACK.has(code))
    return new TamError('TAM_MONITOR_ROLLED_BACK', `The database answered ${code}.`, { sqlstate: code });
  if (AWAY.test(code) || NETWORK.test(code) || CUT_OFF.test(message))
    return new TamError(
      'TAM_STREAM_DATABASE_UNAVAILABLE',
      `The database is away (${code || 'connection cut'}).`,
    );
  return error;
}

const rootOf = (error: DriverError): DriverError => error?.driverError ?? error ?? {};
