import type { MemberRecord } from '@tam/record';
import type { CaseFacts } from './case-facts';
import type { MemberLife } from './member-life';
import type { StandardResolver } from './resolve-standards';

/** One case of a member, the cases beside it, and the standards that may hold for it. */
export interface CaseContext {
  readonly record: MemberRecord;
  readonly life: MemberLife;
  readonly cases: readonly CaseFacts[];
  readonly facts: CaseFacts;
  readonly resolver: StandardResolver;
}
