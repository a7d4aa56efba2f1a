import type { Limits } from '../limits';
import type { CachedDictionary } from '../member/dictionary';
import type { MemberEvaluator } from '../member/evaluate-member';
import type { MemberRowCodec } from '../member/member-rows';
import type { MonitorObserver } from '../observer';
import type { SourceGate } from '../sources/source-gate';
import type { GateOf } from './find-due';
import type { RoundContext } from './partition-writes';

/** What every round needs beside what it brings. */
export interface RoundParts {
  readonly evaluator: Pick<MemberEvaluator, 'evaluate'>;
  readonly codec: MemberRowCodec;
  readonly dictionary: CachedDictionary;
  readonly observer: MonitorObserver;
  readonly limits: Limits;
  readonly liveTopics: readonly string[];
  readonly sources: SourceGate;
  readonly gateOf: GateOf;
  /** What the database's clock has just said, or less while a jump of it is not trusted; epoch ms. */
  readonly steady: (now: number) => number;
  readonly context: Omit<RoundContext, 'now' | 'dictionary'>;
}
