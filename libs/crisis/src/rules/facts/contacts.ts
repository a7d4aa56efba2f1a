import type { Evidence } from '../../floors/floor';
import type { Qualified } from '../../qualified/actor';
import { textOf } from '../../timeline/fields';
import type { Contact } from '../../timeline/intake-views';
import type { CaseView, MemberTimeline } from '../../timeline/member-timeline';
import type { Act } from '../../timeline/moment';
import { mendedBy, type Resolution, type Told, type Unknown } from './resolution';

/** Both speak at the same time. */
const LIVE_MODES: ReadonlySet<string> = new Set(['phone', 'video', 'in-person']);
/** Who speaks for the member beside the member. */
const MEMBER_SIDE: ReadonlySet<string> = new Set(['member', 'representative']);
/** What is done to see to the member, not to the calendar. */
const CLINICAL_PURPOSES: ReadonlySet<string> = new Set([
  'triage',
  'safety',
  'call-back',
  'follow-up',
  'welfare',
]);

/** Somebody spoke with the member: who is qualified, who may be. */
export interface LiveContact extends Told {
  readonly qualified: Exclude<Qualified, 'no'>;
  readonly contactId: string | undefined;
}

/**
 * Every moment at which somebody who is, or may be, qualified was with the member: contacts in which both spoke,
 * screenings and statements that such a person took, assessments, warm hand-offs that were accepted, and a crisis team
 * that arrived. A hand-off accepted outside this organisation counts: whose licence it is, is not ours to know.
 */
export function liveContacts({ cases }: MemberTimeline): readonly LiveContact[] {
  return cases.flatMap((kase) => [
    ...kase.contacts.filter(isLive).flatMap((contact) => of(contact, contact.contactId)),
    ...kase.screenings
      .filter(({ actor }) => actor?.office !== undefined)
      .flatMap((screening) => of(screening, screening.contactId)),
    ...kase.statements.filter(({ origin }) => origin === 'spoken').flatMap((heard) => of(heard, undefined)),
    ...kase.assessments.flatMap((assessment) => of(assessment, undefined)),
    ...acceptedHandoffs(kase, 'warm').flatMap((accepted) => of(accepted, undefined)),
    ...kase.responses.flatMap(({ arrived }) =>
      arrived ? of({ ...arrived, qualified: 'yes' }, undefined) : [],
    ),
  ]);
}

/** The acceptances of hand-offs; those by somebody outside count as qualified. `mode` left out: of any. */
export function acceptedHandoffs({ handoffs }: CaseView, mode?: 'warm' | 'cold'): readonly Act[] {
  return handoffs.flatMap((handoff) => {
    if (mode !== undefined && handoff.mode !== mode) return [];
    const { to, accepted } = handoff;
    return to?.external === undefined
      ? accepted
      : accepted.map((act) => ({ ...act, qualified: 'yes' as const }));
  });
}

/** What was there for some evidence: qualified contact, and contact of which nobody knows whether it was. */
export interface ContactFor {
  readonly qualified: Resolution | undefined;
  readonly unknown: Told | undefined;
}

/**
 * The first live contact for evidence: from `skew` ms before it on (clocks differ), or earlier in the same contact.
 */
export function contactFor(contacts: readonly LiveContact[], evidence: Evidence, skew: number): ContactFor {
  const contactId = textOf(evidence.event, 'contactId');
  const counting = contacts.filter(
    (contact) =>
      contact.at >= evidence.at - skew || (contactId !== undefined && contact.contactId === contactId),
  );
  const first = (qualified: Qualified): LiveContact | undefined =>
    counting
      .filter((contact) => contact.qualified === qualified)
      .reduce<LiveContact | undefined>((a, b) => (a && a.at <= b.at ? a : b), undefined);
  return {
    qualified: mendedBy(first('yes'), 'A qualified person was with the member.'),
    unknown: first('unknown'),
  };
}

/** Unknown, where the only contact by then was with somebody whose licence nobody knows. */
export function unknownContact({ qualified, unknown }: ContactFor, by: number): Unknown | undefined {
  if (unknown === undefined || unknown.at > by || (qualified && qualified.at <= by)) return undefined;
  return { missing: 'licence of the person who was with the member', events: [unknown.event] };
}

/** Attempts to see to the member, successful or not, and calls back; by whomever. */
export function attemptsOf({ cases }: MemberTimeline): readonly Told[] {
  return cases.flatMap((kase) => [
    ...kase.contacts.filter(({ purpose }) => CLINICAL_PURPOSES.has(purpose ?? '')),
    ...kase.calls.filter(({ kind }) => kind === 'back-attempted'),
    ...kase.safety.filter(({ kind }) => kind === 'follow-up'),
  ]);
}

/** Moments at which anybody reached the member, or somebody who speaks for the member. */
export function reachedOf({ cases }: MemberTimeline): readonly Told[] {
  return cases.flatMap((kase) => [
    ...kase.contacts.filter((contact) => contact.kind === 'reached' && isWithMember(contact)),
    ...kase.calls.filter(({ kind, reached }) => kind === 'back-attempted' && reached === true),
    ...kase.safety.filter(({ kind }) => kind === 'follow-up'),
  ]);
}

function isLive(contact: Contact): boolean {
  if (contact.kind !== 'reached' || !isWithMember(contact)) return false;
  const { live, mode } = contact;
  return live ?? (mode === undefined || LIVE_MODES.has(mode));
}

function isWithMember({ withOffice }: Contact): boolean {
  return withOffice === undefined || MEMBER_SIDE.has(withOffice);
}

function of({ at, event, qualified }: Act, contactId: string | undefined): LiveContact[] {
  return qualified === 'no' ? [] : [{ at, event, qualified, contactId }];
}
