import { createAccessEvaluator } from '@tam/access';
import { EVENT_TYPES, type TamEvent } from '@tam/events';
import { createStorer, fold, type MemberRecord, type Reads, upTo } from '@tam/record';
import type { PackSet } from '@tam/standards';
import { explainCase } from './explain-case';
import type { CaseExplanation } from './explanation';
import { findCase, type MemberInput, readMembers } from './find-members';

/** What is asked. Instants are epoch milliseconds. */
export interface ExplainJob {
  readonly input: string;
  readonly caseId: string;
  readonly memberRef: string | undefined;
  readonly asOf: number | undefined;
  readonly knownAt: number | undefined;
  readonly packs: PackSet;
}

/** Explains a case of a file: one explanation for each member that has a case of that id, by the same rules as `run`. */
export async function explainFile(job: ExplainJob): Promise<CaseExplanation[]> {
  const { input, caseId, knownAt: limit } = job;
  const known = (event: TamEvent): boolean =>
    limit === undefined || (event.recordedTime ?? event.time) <= limit;
  const found = await findCase(input, caseId, known);
  const asOf = job.asOf ?? found.latest;
  if (asOf === undefined) return [];
  const wanted = found.memberRefs.filter((ref) => job.memberRef === undefined || ref === job.memberRef);
  const members = await readMembers(input, wanted, known);
  const evaluator = createAccessEvaluator(job.packs);
  const shown = withEveryType(evaluator.reads);
  const explanations: CaseExplanation[] = [];
  for (const [memberRef, member] of members) {
    const recordOf = (reads: Reads): MemberRecord => {
      const record = foldInput(memberRef, member, reads);
      return job.asOf === undefined ? record : upTo(record, job.asOf);
    };
    const evaluation = evaluator.evaluate(recordOf(evaluator.reads), asOf);
    const explanation = explainCase({ caseId, asOf, evaluation, record: recordOf(shown), packs: job.packs });
    if (explanation !== undefined) explanations.push(explanation);
  }
  return explanations;
}

/** The fields that the evaluator reads, and every other type of the catalogue with no fields but the zone. */
function withEveryType(reads: Reads): Reads {
  return { ...Object.fromEntries(EVENT_TYPES.map((type) => [type, ['timeZone']])), ...reads };
}

function foldInput(memberRef: string, { events, gaps }: MemberInput, reads: Reads): MemberRecord {
  const store = createStorer(reads);
  return fold(
    memberRef,
    events.map(store).filter((event) => event !== undefined),
    gaps,
  );
}
