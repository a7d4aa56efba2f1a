import type { Environment } from '@tam/config';
import { CONTROL_TOPIC, decodeMessage } from '@tam/events';
import {
  connectTopicAdmin,
  INPUTS,
  KafkaBatchServer,
  KafkaLogSource,
  KafkaSink,
  rememberedOffsets,
  type KafkaConnection,
} from '@tam/kafka';
import { DEFAULT_LIMITS, type MonitorStore, type Sink } from '@tam/monitor';
import { createHealth, MeteredObserver, type Health } from '@tam/observability';
import { RevisionLogRepository } from '@tam/store';
import { CheckpointKeeper } from '../audit/checkpoint-keeper';
import { readStatus } from '../status/read-status';
import type { ReadStatus } from '../status/status';
import type { AccessRules } from './access-rules';
import { databaseAddress, groupId, kafkaConnection, kafkaLog } from './connections';
import { crashAt, sinkWithCrashPoints, withCrashPoints, type Passing } from './crash-points';
import { compareOffsets } from './compare-offsets';
import { createDecoder } from './decode-record';
import { fileDetermination } from './file-determination';
import type { Instruments } from './instruments';
import { MACHINE_CLOCK, MACHINE_RANDOMNESS } from './machine';
import { MonitorGauges } from './monitor-gauges';
import { ACCESS_TOPICS, MonitorService, outputOf } from './monitor-service';
import { publishedEnds } from './published-ends';
import { SCHEMA } from './schema';

/** What the service is made of before the database is there. */
export interface ServiceParts {
  readonly environment: Environment;
  readonly instruments: Instruments;
  readonly rules: AccessRules;
  /** The consumer is gone for good: the process has to end. */
  readonly onGaveUp: () => void;
}

/** The service, ready to be started by Nest. */
export interface AssembledService {
  readonly transport: KafkaBatchServer;
  readonly gauges: MonitorGauges;
  readonly health: Health;
  readonly readStatus: ReadStatus;
  readonly checkpoints: CheckpointKeeper;
}

/** Puts the parts together around an open database. Throws what the check of the topics says. */
export async function assembleService(parts: ServiceParts, store: MonitorStore): Promise<AssembledService> {
  const { environment, instruments, rules, onGaveUp } = parts;
  const { metrics, counted, tally, logger } = instruments;
  const connection = kafkaConnection(environment);
  const log = kafkaLog(logger);
  const partitions = await countPartitions(connection);
  const source = new KafkaLogSource({
    connection,
    groupId: groupId(environment),
    topics: INPUTS,
    partitions,
    decode: createDecoder(metrics),
    log,
  });
  const control = new KafkaLogSource({
    connection,
    groupId: `${groupId(environment)}-control-${MACHINE_RANDOMNESS.token()}`,
    topics: [CONTROL_TOPIC],
    partitions: 1,
    decode: decodeMessage,
    log,
  });
  const monitor = new MonitorService({
    ...withCrashes(environment.crashAt, store, new KafkaSink(connection, log)),
    clock: MACHINE_CLOCK,
    randomness: MACHINE_RANDOMNESS,
    control: { topic: CONTROL_TOPIC, source: control },
    published: () => publishedEnds(connection, groupId(environment)),
    compareOffsets: () =>
      compareOffsets(() => rememberedOffsets(connection, log, groupId(environment), INPUTS), store, logger),
    observer: new MeteredObserver({
      metrics,
      logger,
      domain: 'access',
      tally,
      onGaveUp,
      wall: MACHINE_CLOCK.wall,
    }),
    tally,
    plan: {
      evaluator: rules.evaluator,
      file: fileDetermination,
      topics: ACCESS_TOPICS,
      output: outputOf(environment.installation),
      partitions,
      sources: rules.sources,
      limits: {
        flood: { ...DEFAULT_LIMITS.flood, ...environment.flood },
        letterBytesKept: environment.letterBytesKept,
      },
      ...(environment.effectsFrom !== undefined && { effectsFrom: environment.effectsFrom }),
    },
  });
  const gauges = new MonitorGauges({
    store,
    source,
    topics: INPUTS,
    tally,
    metrics,
    counted,
    packs: rules.packs,
    declared: rules.sources.declared,
    words: () => monitor.words,
  });
  const surroundings = { name: 'surroundings', fault: () => gauges.fault };
  const health = createHealth(monitor.liveChecks(), [...monitor.readyChecks(), surroundings]);
  return {
    transport: new KafkaBatchServer(source, INPUTS, monitor),
    gauges,
    health,
    checkpoints: checkpointKeeper(parts, () => monitor.isStarted),
    readStatus: () => readStatus(environment.installation, health, gauges.last, tally),
  };
}

function checkpointKeeper(
  { environment, instruments }: ServiceParts,
  isStarted: () => boolean,
): CheckpointKeeper {
  const { installation, auditKeyFile: keyFile, checkpoints } = environment;
  const { metrics, logger } = instruments;
  const open = () => RevisionLogRepository.open(databaseAddress(environment), SCHEMA);
  return new CheckpointKeeper({
    ...checkpoints,
    ...{ open, installation, monitor: SCHEMA, keyFile, isStarted, metrics, logger },
  });
}

async function countPartitions(connection: KafkaConnection): Promise<number> {
  const topics = await connectTopicAdmin(connection);
  try {
    return await topics.verify();
  } finally {
    await topics.close();
  }
}

type ClosableSink = Sink & { close(): Promise<void> };

/** The one place where the crash points of fault tests are built in; without a setting nothing is. */
function withCrashes(
  setting: string | undefined,
  store: MonitorStore,
  sink: ClosableSink,
): { store: MonitorStore; sink: ClosableSink } {
  if (setting === undefined) return { store, sink };
  const pass: Passing = crashAt(setting, () => process.kill(process.pid, 'SIGKILL'));
  const { publish } = sinkWithCrashPoints(sink, pass);
  return { store: withCrashPoints(store, pass), sink: { publish, close: () => sink.close() } };
}
