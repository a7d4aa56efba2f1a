import { CONTROL_TOPIC, DEAD_LETTERS_TOPIC, TOPICS, type TopicDefinition } from '@tam/events';

/** Settings of a topic as the broker names them. */
export type TopicSettings = { readonly [name: string]: string };

const FOR_EVER = '-1';
const DEAD_LETTER_DAYS = 90;
const LARGEST_INPUT = 1024 * 1024;
/** An output holds an input, or an outcome with its whole trace, and words of ours. */
const LARGEST_OUTPUT = 4 * LARGEST_INPUT;

/**
 * What a topic is created with. Logs of events and of revisions are the evidence and are kept until an operator archives
 * them; dead letters hold patient data nobody could read and go after 90 days. The broker's clock stamps what others
 * send, so that nobody can claim to have been earlier.
 */
export function settingsOf(topic: TopicDefinition): TopicSettings {
  const retention = topic.name === DEAD_LETTERS_TOPIC ? String(DEAD_LETTER_DAYS * 24 * 3_600_000) : FOR_EVER;
  return {
    'cleanup.policy': 'delete',
    'message.timestamp.type': 'LogAppendTime',
    'retention.ms': retention,
    'retention.bytes': '-1',
    'max.message.bytes': String(topic.direction === 'in' ? LARGEST_INPUT : LARGEST_OUTPUT),
  };
}

/** The settings under which a topic that somebody else made may be read. */
export const REQUIRED_OF_INPUTS: TopicSettings = {
  // A compacted log forgets events; the client also stalls on the holes.
  'cleanup.policy': 'delete',
  'message.timestamp.type': 'LogAppendTime',
};

/** The topics whose partitions must be equal in number, inputs first. */
export const CO_PARTITIONED: readonly string[] = TOPICS.filter((topic) => topic.coPartitioned).map(
  ({ name }) => name,
);

/** The topics that the monitors read by partition. */
export const INPUTS: readonly string[] = TOPICS.filter(
  ({ direction, name }) => direction === 'in' && name !== CONTROL_TOPIC,
).map(({ name }) => name);
