import { ACCESS_CASES } from './access-cases';
import type { CaseFile } from './alert-case';
import { BLIND_CASES } from './blind-cases';
import { DAY_CASES } from './day-cases';
import { EVIDENCE_CASES } from './evidence-cases';
import { FAST_OBJECTIVE_CASES, SLOW_OBJECTIVE_CASES } from './objective-cases';
import { INTEGRITY_CASES } from './integrity-cases';
import { PIPELINE_CASES } from './pipeline-cases';
import { WEEK_CASES } from './week-cases';

/** Every case of every alert. Cases of one file share the step at which rules are looked at. */
export const CASE_FILES: readonly CaseFile[] = [
  { name: 'blind', stepMinutes: 1, cases: BLIND_CASES },
  { name: 'pipeline', stepMinutes: 1, cases: PIPELINE_CASES },
  { name: 'evidence', stepMinutes: 1, cases: EVIDENCE_CASES },
  { name: 'access', stepMinutes: 1, cases: ACCESS_CASES },
  { name: 'integrity', stepMinutes: 1, cases: INTEGRITY_CASES },
  { name: 'days', stepMinutes: 10, cases: DAY_CASES },
  { name: 'weeks', stepMinutes: 30, cases: WEEK_CASES },
  { name: 'objectives-fast', stepMinutes: 1, cases: FAST_OBJECTIVE_CASES },
  { name: 'objectives-slow', stepMinutes: 30, cases: SLOW_OBJECTIVE_CASES },
];
