import { type Environment, readEnvironment, requireKafka } from '@tam/config';
import { TamError } from '@tam/errors';
import { INPUTS, type KafkaConnection, type LogRange, LogRanges } from '@tam/kafka';
import { instantOption } from '../options';
import type { LogOptions } from './log-options';

/** How to reach the brokers: as the environment says, at the brokers given. Throws TAM_CONFIG_*. */
export function logConnection({ kafka }: LogOptions): KafkaConnection {
  const raw = typeof kafka === 'string' ? { ...process.env, KAFKA_BROKERS: kafka } : process.env;
  return replayConnection(readEnvironment(raw));
}

/** The connection of this program to the brokers of an environment. */
export function replayConnection(environment: Environment): KafkaConnection {
  const settings = requireKafka(environment);
  return { ...settings, clientId: `${settings.clientId}-replay` };
}

/** The log, under the name of a group that nobody else has and that goes again. */
export function openLog(connection: KafkaConnection): LogRanges {
  const unique = [process.pid, Date.now(), Math.floor(Math.random() * 2 ** 32)].map((part) =>
    part.toString(36),
  );
  return new LogRanges(connection, `tam-replay-${unique.join('-')}`);
}

/**
 * The ranges that were asked for: up to the end of the log as it is now. Throws TAM_REPLAY_RANGE, TAM_REPLAY_INSTANT and
 * what the broker says.
 */
export async function rangesOf(log: LogRanges, options: LogOptions): Promise<readonly LogRange[]> {
  const topics = options.topics?.split(',').map((name) => name.trim()) ?? INPUTS;
  const from = instantOption('--from-time', options.fromTime);
  const to = instantOption('--to-time', options.toTime);
  const offsets = await log.offsets(topics);
  const begin = from === undefined ? undefined : positions(await log.offsetsAt(topics, from));
  const end = to === undefined ? undefined : positions(await log.offsetsAt(topics, to));
  const given = givenOffsets(options.fromOffset);
  const isKnown = (place: string): boolean => offsets.some((row) => placeOf(row) === place);
  const stray = [...given.places.keys()].find((place) => !isKnown(place));
  if (stray !== undefined) throw refused(`${stray} is no partition of the topics that are read`);
  return offsets.map((row) => {
    const place = placeOf(row);
    const first = begin?.get(place) ?? given.places.get(place) ?? given.all ?? row.low;
    return {
      topic: row.topic,
      partition: row.partition,
      from: Math.min(first, row.end),
      to: Math.min(end?.get(place) ?? row.end, row.end),
    };
  });
}

interface Place {
  readonly topic: string;
  readonly partition: number;
}

const placeOf = ({ topic, partition }: Place): string => `${topic}/${partition}`;

const positions = (rows: readonly (Place & { readonly offset: number })[]): ReadonlyMap<string, number> =>
  new Map(rows.map((row) => [placeOf(row), row.offset]));

function givenOffsets(texts: readonly string[]): {
  readonly all: number | undefined;
  readonly places: ReadonlyMap<string, number>;
} {
  const places = new Map<string, number>();
  let all: number | undefined;
  for (const text of texts) {
    const found = /^(?:([^/=]+\/\d+)=)?(\d{1,15})$/.exec(text);
    if (!found) throw refused(`--from-offset ${text} is neither N nor TOPIC/PARTITION=N`);
    if (found[1] === undefined) all = Number(found[2]);
    else places.set(found[1], Number(found[2]));
  }
  return { all, places };
}

const refused = (why: string): TamError => new TamError('TAM_REPLAY_RANGE', `${why}.`);
