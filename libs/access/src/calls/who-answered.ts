import type { StoredEvent } from '@tam/record';
import type { QualificationTable, Standard } from '@tam/standards';
import { isQualified } from '../facts/actor';
import { actorOf, textOf, type Actor } from '../facts/fields';
import type { Doubt } from '../slots/slot';

/** What an answer is worth: nothing for a reason, not to be judged, or (neither) an answer. */
export interface Worth {
  readonly misfit?: string;
  readonly doubt?: Doubt;
}

const MACHINES: ReadonlySet<string> = new Set(['ivr', 'bot', 'voicemail', 'callback-request']);
const MACHINE_OFFICES: ReadonlySet<string> = new Set(['algorithm', 'system']);
const HUMAN_MODES: ReadonlySet<string | undefined> = new Set([undefined, 'person', 'live']);
const STAFF: ReadonlySet<string> = new Set(['clerk', 'clinician', 'provider', 'plan']);

const ANSWER_UNKNOWN: Doubt = { missing: 'who answered', because: 'answer-unknown' };
const LICENCE_UNKNOWN: Doubt = { missing: 'licence of who answered', because: 'licence-unknown' };

/** Whether a menu, a program or a recording answered rather than a person. */
export function isMachine(event: StoredEvent): boolean {
  return MACHINES.has(textOf(event, 'mode') ?? '') || MACHINE_OFFICES.has(actorOf(event, 'by')?.office ?? '');
}

/**
 * Whether who answered, or called back, is whom the standard asks for. Somebody of whom nothing is known can neither
 * keep nor break a promise; a licence that nobody states is not taken for a missing one.
 */
export function worthOf(event: StoredEvent, { stop, qualified }: Standard): Worth {
  if (isMachine(event)) return { misfit: 'machine' };
  const by = actorOf(event, 'by');
  const mode = textOf(event, 'mode');
  if (!HUMAN_MODES.has(mode)) return { doubt: ANSWER_UNKNOWN };
  if (stop.answeredBy === 'person') {
    return mode === 'person' || STAFF.has(by?.office ?? '') ? {} : { doubt: ANSWER_UNKNOWN };
  }
  if (!STAFF.has(by?.office ?? '')) return { doubt: ANSWER_UNKNOWN };
  if (isQualified(by, qualified)) return {};
  return isQualified(atBest(by!, qualified), qualified)
    ? { doubt: LICENCE_UNKNOWN }
    : { misfit: 'not-qualified' };
}

/** The same person if all that nobody states were so. */
function atBest(by: Actor, { triage }: QualificationTable): Actor {
  const licence = by.licence ?? triage.licences[0];
  const { licenceStatus = 'unknown' } = by;
  return {
    ...by,
    ...(licence !== undefined && { licence }),
    licenceStatus: licenceStatus === 'unknown' ? 'active' : licenceStatus,
    supervised: by.supervised ?? true,
  };
}
