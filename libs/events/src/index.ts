export { CATALOGUE, EVENT_TYPES, definitionOf, instantFields, rankOf, topicOf } from './catalogue/catalogue';
export type { EventDefinition } from './catalogue/definition';
export { isKnownZone } from './catalogue/formats';
export {
  isKnownCode,
  REGISTRIES,
  withDeployerCodes,
  type Registries,
  type RegistryName,
} from './codes/registries';
export type { CodeRegistry } from './codes/registry';
export { unrecognisedCodes, type UnrecognisedCode } from './codes/unrecognised-codes';
export { decodeLine, decodeObject, decodeText } from './codec/decode';
export { decodeMessage, type Message } from './codec/decode-message';
export { encodeEvent, toCloudEvent, type CloudEvent } from './codec/encode';
export { cloudEventSchema, dataSchema, type JsonSchema } from './documents/cloud-event-schema';
export {
  contractBreaks,
  contractOf,
  type PublishedContract,
  type PublishedType,
} from './documents/compatibility';
export { exampleEvent } from './documents/example-event';
export type { Decoded, EventFault } from './decoded';
export { formatInstant, isLocalDate, parseInstant } from './instant';
export { murmur2, partitionOf } from './partition';
export {
  isSensitivity,
  SENSITIVITIES,
  type ControlEvent,
  type Json,
  type Sensitivity,
  type TamEvent,
} from './tam-event';
export {
  BACKFILL_TOPIC,
  CONTROL_TOPIC,
  CRISIS_FINDINGS_TOPIC,
  DEAD_LETTERS_TOPIC,
  DETERMINATIONS_TOPIC,
  INTAKE_TOPIC,
  SCHEDULING_TOPIC,
  TOPICS,
  WORKFLOW_TOPIC,
  type InputTopic,
  type TopicDefinition,
} from './topics';
