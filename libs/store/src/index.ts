export {
  openForMigrations,
  readsOptions,
  roundsOptions,
  type DatabaseAddress,
} from './connection/data-sources';
export { assertMigrated, migrate } from './migrations/migrate';
export { RevisionLogRepository, type LoggedRevision } from './reads/revision-log.repository';
export {
  SaidOutcomesRepository,
  type OutcomesCut,
  type OutcomesQuestion,
  type SaidOutcome,
} from './reads/said-outcomes.repository';
export {
  StandingsRepository,
  type PageEnd,
  type SaidStanding,
  type StandingsQuery,
} from './reads/standings.repository';
export { PostgresStore } from './rounds/postgres-store';
export { MONITOR_STORE, StoreModule } from './store.module';
export { GapsRepository, type Acceptance, type GapAct, type GapLine } from './gaps/gaps.repository';
export {
  LettersRepository,
  type LetterChoice,
  type LetterCount,
  type LetterLine,
  type PausedIntake,
} from './letters/letters.repository';
