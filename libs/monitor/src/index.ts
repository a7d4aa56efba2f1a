export type { ControlPort, MonitorPlan, MonitorPorts } from './assemble';
export type { FileOutcome, Filing } from './filing';
export type { Flood, FloodLimits } from './breaker/flood-breaker';
export { DEFAULT_LIMITS, type Limits } from './limits';
export { Monitor, ruleSetOf, type MonitorStatus, type StoppedPartition } from './monitor';
export { SILENT, type MonitorObserver, type RoundFigures, type TopicFigures } from './observer';
export * from './ports';
export { REDRIVE_HEADER, REDRIVE_OF_HEADER, REROUTED_HEADER, type Output } from './relay/output';
export {
  isSettledByLog,
  redriveOf,
  redriveRecord,
  whyNotRedriven,
  type RedriveRefusal,
} from './letters/redrive';
export type { Cause, ProvisionalReason } from './revision/revision-entry';
export type { DeclaredSource, SourcePlan } from './sources/declared-source';
export { isScopeText } from './sources/source-gate';
export { type Word, type Words } from './sources/words';
export type { InputTopics } from './round/choose-round';
export { MemoryDatabase } from './twins/memory-database';
export { MemoryLog } from './twins/memory-log';
export { MemoryLogSource, type LogFaults } from './twins/memory-log-source';
export { MemorySink } from './twins/memory-sink';
export { MemoryStore, type CommitFate, type StoreFaults } from './twins/memory-store';
export { NO_WRITES } from './twins/no-writes';
export { SeededRandomness } from './twins/seeded-randomness';
export { VirtualClock } from './twins/virtual-clock';
