import { canonicalJson } from './canonical';
import { sha256Hex } from './hash';

/** Identity of a determination: a business key that survives corrections; no event id, time or version is in it. */
export function determinationId(
  memberRef: string,
  caseId: string,
  standardId: string,
  anchorKey: string,
): string {
  return sha256Hex(canonicalJson(['tam.determination.1', memberRef, caseId, standardId, anchorKey]));
}

/** Identity of a finding: once per case and rule. */
export function findingId(memberRef: string, caseId: string, ruleId: string): string {
  return sha256Hex(canonicalJson(['tam.finding.1', memberRef, caseId, ruleId]));
}

/** Identity of one revision of an outcome, as the id of the output event. */
export function revisionId(outcomeId: string, revision: number, outcomeHash: string): string {
  return sha256Hex(canonicalJson(['tam.revision.1', outcomeId, revision, outcomeHash]));
}

/** SHA-256 of an outcome's canonical bytes: what two evaluations must share to be the same. */
export function outcomeHash(outcome: unknown): string {
  return sha256Hex(canonicalJson(outcome));
}
