import type { ErrorDefinition } from '../definition';

/** Rounds, gates, the revision chain and the relay. */
export const MONITOR_ERRORS = {
  TAM_MONITOR_COMMIT_UNKNOWN: {
    retriable: true,
    text: 'The answer to a COMMIT was lost and the rows cannot be read.',
    todo: 'Nothing: the partitions start again from their rows once the database answers.',
  },
  TAM_MONITOR_ROLLED_BACK: {
    retriable: true,
    text: 'A round was rolled back by the database.',
    todo: 'Nothing: the round is repeated; if it goes on, look at the database log.',
  },
  TAM_MONITOR_POSITION_LOST: {
    retriable: false,
    text: 'The log no longer holds events that have not been read: retention or an operator removed them.',
    todo: 'The partition stands still: see `npm run gaps -- show PARTITION`; bring the log back and dismiss the gap, or accept it.',
  },
  TAM_MONITOR_POSITION_BEYOND_END: {
    retriable: false,
    text: 'The position lies above the end of the log: the topic was re-created or cut.',
    todo: 'The partition stands still: see `npm run gaps -- show PARTITION`; bring the log back and dismiss the gap, or accept it.',
  },
  TAM_MONITOR_LOG_REPLACED: {
    retriable: false,
    text: 'The last record that was applied is not in the log any more: the topic was re-created or cut and written to since.',
    todo: 'The partition stands still: see `npm run gaps -- show PARTITION`; bring the log back and dismiss the gap, or accept it.',
  },
  TAM_MONITOR_GAP_UNKNOWN: {
    retriable: false,
    text: 'There is no such gap of the log to be settled.',
    todo: 'See `npm run gaps -- list`.',
  },
  TAM_MONITOR_GAP_SETTLED: {
    retriable: false,
    text: 'Somebody has settled this gap of the log meanwhile.',
    todo: 'See `npm run gaps -- show PARTITION`.',
  },
  TAM_MONITOR_PARTITIONS_CHANGED: {
    retriable: false,
    text: 'The input topics do not have the number of partitions recorded at the first start.',
    todo: 'It cannot be accepted: restore the partition count, or move to new topics and a new schema as docs/gaps.md says.',
  },
  TAM_MONITOR_RULES_NOT_ACTIVE: {
    retriable: false,
    text: 'The packs, or what the deployer says of them, are others than the active ones.',
    todo: 'Activate them with the prepare command of the service, or start it with the active ones.',
  },
  TAM_MONITOR_EVALUATION_FAILED: {
    retriable: false,
    text: 'The evaluator threw for a whole record, not for one rule of it.',
    todo: 'Report the partition and the member reference; the record keeps what was last said of it.',
  },
  TAM_MONITOR_ROUND_FAILED: {
    retriable: false,
    text: 'A round failed for a reason that will not pass by itself.',
    todo: 'Report it with the log; the partition stands still until the service is started again.',
  },
  TAM_MONITOR_ROW_UNREADABLE: {
    retriable: false,
    text: 'A stored row does not have the form that this version writes.',
    todo: 'Start the version that wrote it, or restore the row from a backup.',
  },
} as const satisfies Record<string, ErrorDefinition>;
