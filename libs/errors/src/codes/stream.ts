import type { ErrorDefinition } from '../definition';

/** The broker, its topics and the database. */
export const STREAM_ERRORS = {
  TAM_STREAM_PARTITIONS_DIFFER: {
    retriable: false,
    text: 'The input topics do not have the recorded number of partitions.',
    todo: 'Restore the partition count, or migrate to new topics.',
  },
  TAM_STREAM_BROKER_UNAVAILABLE: {
    retriable: true,
    text: 'The broker does not answer.',
    todo: 'Nothing is lost: it is tried again. If it lasts, see that the broker runs at the address in KAFKA_BROKERS.',
  },
  TAM_STREAM_CONSUMER_LOST: {
    retriable: true,
    text: 'The consumer stopped and is being built anew.',
    todo: 'Nothing is lost: it goes on from the positions in the database.',
  },
  TAM_STREAM_CONSUMER_GAVE_UP: {
    retriable: false,
    text: 'The consumer could not be built anew in the time allowed.',
    todo: 'See why in the lines before; start the service again when the broker can be reached.',
  },
  TAM_STREAM_TOPIC_MISSING: {
    retriable: false,
    text: 'A topic that is needed does not exist.',
    todo: 'Create it, or let npm start create it.',
  },
  TAM_STREAM_TOPIC_SETTINGS: {
    retriable: false,
    text: 'A topic has a setting under which evidence would be lost or its time could be claimed by the sender.',
    todo: 'Change the setting of the topic named with the tools of your broker.',
  },
  TAM_STREAM_MISROUTED: {
    retriable: false,
    text: 'The event lies on a partition to which its key does not belong.',
    todo: 'Set the partitioner of the producer to murmur2 (murmur2_random in librdkafka).',
  },
  TAM_STREAM_PUBLISH_FAILED: {
    retriable: true,
    text: 'The broker did not acknowledge what was sent.',
    todo: 'Nothing is lost: it is sent again.',
  },
  TAM_STREAM_NO_HANDLER: {
    retriable: false,
    text: 'A topic is read and no part of the service takes its batches.',
    todo: 'This is a defect of the program: declare a batch handler for the topic.',
  },
  TAM_STREAM_DATABASE_UNAVAILABLE: {
    retriable: true,
    text: 'The database does not answer.',
    todo: 'Nothing is lost: it is tried again. If it lasts, see that the database runs at the address in DATABASE_URL.',
  },
  TAM_STREAM_LETTER_UNKNOWN: {
    retriable: false,
    text: 'There is no dead letter of that name.',
    todo: 'See `npm run dead-letters -- list`; a letter is named partition/seq.',
  },
  TAM_STREAM_MIGRATIONS_PENDING: {
    retriable: false,
    text: 'The database does not have the tables of this version.',
    todo: 'Run the migrations: npm start does, and so does the migrate command of the service.',
  },
  TAM_STREAM_MIGRATION_EDITED: {
    retriable: false,
    text: 'A migration ran with another text than it has now.',
    todo: 'Restore the text of the migration; a change is a new migration.',
  },
  TAM_STREAM_SCHEMA_NEWER: {
    retriable: false,
    text: 'The database was migrated by a newer version.',
    todo: 'Start the newer version, or restore a backup made before it.',
  },
} as const satisfies Record<string, ErrorDefinition>;
