import { MONITOR } from './0001-monitor';
import { CHECKPOINTS } from './0002-checkpoints';
import { SCOPES } from './0003-scopes';
import { HEARTBEATS } from './0004-heartbeats';
import { LETTERS } from './0005-letters';
import { ACTIVATIONS } from './0006-activations';
import { SEALED_CASES } from './0007-sealed-cases';
import { LOG_GAPS } from './0008-log-gaps';
import { LETTER_BYTES } from './0009-letter-bytes';

/** One step of the schema of a monitor: plain SQL, run once, in a transaction of its own. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Every migration in the order in which they run. Append only: what has run somewhere is never edited. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-monitor', sql: MONITOR },
  { name: '0002-checkpoints', sql: CHECKPOINTS },
  { name: '0003-scopes', sql: SCOPES },
  { name: '0004-heartbeats', sql: HEARTBEATS },
  { name: '0005-letters', sql: LETTERS },
  { name: '0006-activations', sql: ACTIVATIONS },
  { name: '0007-sealed-cases', sql: SEALED_CASES },
  { name: '0008-log-gaps', sql: LOG_GAPS },
  { name: '0009-letter-bytes', sql: LETTER_BYTES },
];
