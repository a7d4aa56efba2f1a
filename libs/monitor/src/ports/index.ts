export type { Cancel, Clock } from './clock';
export type {
  LogBatch,
  LogControl,
  LogEvent,
  LogFault,
  LogItem,
  LogMark,
  LogReader,
  LogSkipped,
  LogSource,
  RawRecord,
  TopicOffsets,
  TopicPosition,
} from './log-source';
export type {
  DictionaryEntry,
  DueAsk,
  Earliest,
  ExpectedTurn,
  FirstStart,
  FirstTopic,
  Heartbeat,
  Installation,
  MemberRows,
  MonitorStore,
  Overdue,
  RelayCursor,
  RoundResult,
  RoundTransaction,
  RoundWrites,
} from './monitor-store';
export type { Randomness } from './randomness';
export type {
  Basis,
  CaseRow,
  CountChange,
  CountRow,
  DeadLetter,
  Facets,
  MemberKey,
  MemberRow,
  Position,
  Progress,
  ProgressWrite,
  RevisionRow,
  Standing,
} from './rows';
export type { OutgoingRecord, Sink } from './sink';
