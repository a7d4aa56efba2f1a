import { TOPICS, type TopicDefinition } from '@tam/events';

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
  const retention = holdsDeadLetters(topic) ? String(DEAD_LETTER_DAYS * 24 * 3_600_000) : FOR_EVER;
  return {
    'cleanup.policy': 'delete',
    'message.timestamp.type': 'LogAppendTime',
    'retention.ms': retention,
    'retention.bytes': '-1',
    'max.message.bytes': String(topic.direction === 'in' ? LARGEST_INPUT : LARGEST_OUTPUT),
  };
}

/** Only dead letters keep the key that their event had where it came from. */
const holdsDeadLetters = (topic: TopicDefinition): boolean => topic.key === 'same-as-origin';

/** The settings under which a topic that somebody else made may be read. */
export const REQUIRED_OF_INPUTS: TopicSettings = {
  // A compacted log forgets events; the client also stalls on the holes.
  'cleanup.policy': 'delete',
  'message.timestamp.type': 'LogAppendTime',
};

/**
 * What keeps a topic for ever. Another value is allowed, as somebody may archive first, but it is said at every start:
 * a broker's own default is a week. Any `compression.type` may be set.
 */
export const KEEPS_INPUTS: TopicSettings = { 'retention.ms': FOR_EVER, 'retention.bytes': '-1' };

/** The topics among these whose partitions must be equal in number, in the order given. */
export const coPartitioned = (topics: readonly TopicDefinition[]): readonly string[] =>
  topics.filter((topic) => topic.coPartitioned).map(({ name }) => name);

/** The topics among these that the monitors read by partition. */
export const inputs = (topics: readonly TopicDefinition[]): readonly string[] =>
  coPartitioned(topics.filter(({ direction }) => direction === 'in'));

/** The input topics of the product that are read by partition: live ones and history. */
export const INPUTS = inputs(TOPICS);
