import { formatInstant } from '@tam/events';
import type { Detected } from '../member/said';
import type { Basis, Position } from '../ports';

/** Why something was said: an event arrived, a deadline passed, or what was not confirmed has become so. */
export type Cause = 'event' | 'tick' | 'settled' | 'pack';

/** Why a revision is provisional: events of the log were not read yet, or a source has not spoken past its instant. */
export type ProvisionalReason = 'log-not-read' | 'source-late';

/** All that one entry of the revision log states. */
export interface RevisionEntry {
  readonly id: string;
  readonly outcomeId: string;
  readonly revision: number;
  readonly memberRef: string;
  readonly caseId: string;
  readonly status: string;
  readonly previousStatus: string | undefined;
  readonly basis: Basis;
  readonly basisReason: ProvisionalReason | undefined;
  readonly cause: Cause;
  readonly detected: Detected | null;
  /** False: a matter older than the installation's effectsFrom; shown, but it raises no notice and no page. */
  readonly effects: boolean;
  readonly outcomeHash: string;
  /** Canonical JSON of the whole outcome; 'null' where the events no longer give one. */
  readonly outcome: string;
  /** Canonical JSON of the evaluation point. */
  readonly evaluation: string;
  readonly partition: number;
  readonly epoch: number;
  readonly seq: number;
  /** ISO 8601 UTC with milliseconds. */
  readonly recordedAt: string;
}

/**
 * The canonical JSON (RFC 8785) of an entry: what is chained, stored and published. Written out by hand because it is
 * made for every revision and two of its members are canonical JSON already; the names stand in code-unit order.
 */
export function entryText(entry: RevisionEntry): string {
  const reason = entry.basisReason === undefined ? '' : `,"basisReason":"${entry.basisReason}"`;
  const detected = entry.detected === null ? '' : `,"detected":"${entry.detected}"`;
  const previous =
    entry.previousStatus === undefined ? '' : `,"previousStatus":${JSON.stringify(entry.previousStatus)}`;
  return (
    `{"basis":"${entry.basis}"${reason},"caseId":${JSON.stringify(entry.caseId)},"cause":"${entry.cause}"${detected}` +
    `,"effects":${entry.effects},"epoch":${entry.epoch},"evaluation":${entry.evaluation},"id":"${entry.id}"` +
    `,"memberRef":${JSON.stringify(entry.memberRef)},"outcome":${entry.outcome},"outcomeHash":"${entry.outcomeHash}"` +
    `,"outcomeId":"${entry.outcomeId}","partition":${entry.partition}${previous}` +
    `,"recordedAt":"${entry.recordedAt}","revision":${entry.revision},"seq":${entry.seq}` +
    `,"status":${JSON.stringify(entry.status)}}`
  );
}

/**
 * The evaluation point as canonical JSON: the next offset of each topic, the instant, and the hash of the rule set
 * (evaluator, version, form, packs). With it the outcome can be derived again from the log.
 */
export function evaluationText(
  positions: { readonly [topic: string]: Position },
  asOf: number,
  rules: string,
): string {
  const offsets = Object.keys(positions)
    .sort()
    .map((topic) => `${JSON.stringify(topic)}:${positions[topic]!.next}`);
  return `{"asOf":"${formatInstant(asOf)}","offsets":{${offsets.join(',')}},"rules":"${rules}"}`;
}
