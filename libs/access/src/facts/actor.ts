import { canonicalJson, type StoredEvent } from '@tam/record';
import type { QualificationTable } from '@tam/standards';
import { actorOf, textOf, type Actor } from './fields';

const LICENSED_OFFICES: ReadonlySet<string> = new Set(['clinician', 'provider']);
const MEMBER_SIDE: ReadonlySet<string> = new Set(['member', 'representative']);
const PLAN_SIDE: ReadonlySet<string> = new Set(['plan', 'provider', 'system']);

/**
 * Whether a person may decide how urgent a need is, by the table of the pack's authority. An unknown licence, one that
 * is not known to be active, a clerk or an algorithm is not qualified.
 */
export function isQualified(actor: Actor | undefined, table: QualificationTable): boolean {
  if (!actor?.licence || !LICENSED_OFFICES.has(actor.office ?? '')) return false;
  if (actor.licenceStatus !== 'active' || actor.triageTrained === false) return false;
  const { licences, supervisedLicences, jurisdictions } = table.triage;
  if (jurisdictions && actor.jurisdiction && !jurisdictions.includes(actor.jurisdiction)) return false;
  if (licences.includes(actor.licence)) return true;
  return supervisedLicences.includes(actor.licence) && actor.supervised === true;
}

/** On whose behalf something was done: the member's side, the plan's side, or nobody knows. */
export type Side = 'member' | 'plan' | 'unknown';

/** The side an event was initiated by; `otherwise` where the event does not say. */
export function sideOf(event: StoredEvent, otherwise: Side): Side {
  const said = textOf(event, 'initiatedBy') ?? actorOf(event, 'by')?.office;
  if (said === undefined) return otherwise;
  if (MEMBER_SIDE.has(said)) return 'member';
  return PLAN_SIDE.has(said) ? 'plan' : 'unknown';
}

/** A void that a second person authorized: what it takes out never existed. */
export function isAuthorizedVoid(event: StoredEvent): boolean {
  const by = actorOf(event, 'by');
  const second = actorOf(event, 'authorizedBy');
  if (!second || canonicalJson(second) === canonicalJson(by ?? {})) return false;
  return second.ref === undefined || second.ref !== by?.ref;
}
