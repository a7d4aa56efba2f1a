export type { Evidence, Floor, FloorReader, Settlement } from './floors/floor';
export { SCREENING_EVIDENCE, type EvidenceCode } from './floors/evidence-code';
export { createLadder, type Ladder, type LadderLimits } from './ladder/ladder';
export {
  compareLevels,
  isLessUrgent,
  isMoreUrgent,
  lessUrgent,
  levelOf,
  LEVELS,
  moreUrgent,
  type Level,
} from './ladder/level';
export type { Actor, Qualification, Qualified } from './qualified/actor';
export {
  NOTHING,
  type RuleContext,
  type RuleLogic,
  type RuleStep,
  type RuleVerdict,
  type Violation,
} from './rules/rule';
export type {
  Audience,
  RuleDefinition,
  RuleParam,
  RuleSource,
  Severity,
  Stage,
} from './rules/rule-definition';
export { COMMON_BANDS, type Score, type ScoreFlag } from './scoring/score';
export type * from './timeline/intake-views';
export type { CaseView, MemberTimeline, Stay } from './timeline/member-timeline';
export type { Act, Moment } from './timeline/moment';
export { CRISIS_READS } from './timeline/reads';
export type * from './timeline/scheduling-views';
export type { BookFile, BookFiles, BookProblem } from './rule-book/book-file';
export { loadRuleBook, type BookOrProblems, type BookTools } from './rule-book/load-rule-book';
export type { LoincCode } from './rule-book/loinc-schema';
export type { Rule, RuleBook } from './rule-book/rule-book';
export { RULES } from './rules';
export { spanMs, type FloorRow, type FloorTable } from './floors/floor-table-schema';
export { Qualifications } from './qualified/qualified-for';
export type { QualifiedTable, RosterRow } from './qualified/qualified-schema';
export { givenItems, type GivenItem } from './scoring/answers';
export type { RuleSet } from './scoring/rule-set-schema';
export { scoreScreening, type Scoring } from './scoring/score-screening';
export type { Screened } from './scoring/screened';
export type { SourceMode } from './findings/batch-sources';
export { createCrisisEvaluator, type CrisisOptions } from './findings/evaluate';
export type { FindingPolicy } from './findings/finding-policy-schema';
export { FloorRows } from './floors/floor-rows';
export { createFloorReader } from './floors/floor-reader';
export { buildTimeline } from './timeline/build-timeline';
export type { ViewTools } from './timeline/case-source';
export { referenceLevel, type Rating, type ReferenceLevel } from './quality/reference-level';
export { EMERGENCY, triageRates, type Compared, type Rate, type TriageRates } from './quality/triage-rates';
export * from './aggregates';
