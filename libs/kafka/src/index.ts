export type { KafkaConnection, KafkaLog } from './client/connection';
export {
  createEventProducer,
  type EventProducer,
  type EventProducerOptions,
  type OutgoingEvent,
} from './producer/event-producer';
export {
  KAFKA_BATCH,
  KafkaBatchHandler,
  KafkaBatchServer,
  type BatchContext,
  type BatchLoop,
} from './nest/kafka-batch.strategy';
export { watermark } from './producer/watermark';
export { KafkaSink } from './producer/kafka-sink';
export type { LogHole, LogRange } from './range/log-range';
export { LogRanges } from './range/log-ranges';
export type { RangeRecord } from './range/range-session';
export { CONSUMER_SETTINGS, type ConsumerSettings } from './source/consumer-settings';
export { KafkaLogSource, type KafkaLogOptions } from './source/kafka-log-source';
export { rememberedOffsets } from './source/remembered-offsets';
export { type DecodeRecord, type RecordBytes } from './source/read-record';
export { connectTopicAdmin, type TopicAdmin } from './topics/topic-admin';
export { INPUTS } from './topics/topic-settings';
