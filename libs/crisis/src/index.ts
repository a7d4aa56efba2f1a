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
