import { isLessUrgent, isMoreUrgent, type Level } from '../ladder/level';
import type { CaseView } from '../timeline/member-timeline';
import type { Moment } from '../timeline/moment';
import { crisisCareOf } from './facts/care';
import { isPositive, levelInForce } from './facts/floor-limit';
import { qualifiedWords } from './facts/qualified-words';
import { earliest, firstSince, mendedBy, step, verdictOf, violation } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic, type Violation } from './rule';

/** A member in danger turned to us again, and was not taken for more urgent. */
export const R14: RuleLogic = {
  id: 'R14',
  judge(kase, context) {
    if (!context.floors.evidence.some(isPositive)) return NOTHING;
    const contacts = context.member.cases
      .flatMap((one) => contactsOf(one, context))
      .sort((a, b) => a.at - b.at);
    const violations = contacts.flatMap((contact, i): Violation[] => {
      if (contact.caseId !== kase.caseId) return [];
      const earlier = contacts.slice(0, i);
      const since = (span: string) => earlier.filter(({ at }) => contact.at - at <= context.param(span));
      const soon = since('shortWindow');
      const repeated = soon.length + 1 >= context.param('shortCount') ? soon : since('longWindow');
      const enough = repeated === soon || repeated.length + 1 >= context.param('longCount');
      return enough ? ofContact(contact, repeated, kase, context) : [];
    });
    return verdictOf(violations.slice(0, 1));
  },
};

function ofContact(
  contact: Moment,
  earlier: readonly Moment[],
  kase: CaseView,
  context: RuleContext,
): Violation[] {
  const { member, floors, param } = context;
  const until = contact.at + param('raiseWithin');
  const known = floors.evidence.filter(
    (one) => isPositive(one) && one.at <= until && one.until >= contact.at && !isSettledBefore(one, contact),
  );
  if (known.length === 0) return [];
  const before = mostUrgent(member.cases.map((one) => levelInForce(one, contact.at - 1)));
  if (before !== undefined && !isMoreUrgent(context.level('raised'), before)) return [];
  const isRaise = ({ level }: { readonly level: Level | undefined }): boolean =>
    level !== undefined && (before === undefined || isMoreUrgent(level, before));
  const decisions = member.cases.flatMap((one) => [
    ...one.decisions.filter(({ kind }) => kind !== 'implicit').filter(isRaise),
    ...one.routes.filter(isRaise),
  ]);
  const resolved = earliest(
    mendedBy(firstSince(decisions, contact.at), 'The urgency was raised.'),
    mendedBy(firstSince(qualifiedWords(kase, member), contact.at), 'A qualified person decided.'),
    mendedBy(firstSince(crisisCareOf(member), contact.at), 'Crisis care has the member.'),
  );
  const floor = floors.floorAt(kase.caseId, until);
  const events = [contact.event, ...earlier.map(({ event }) => event), ...known.map(({ event }) => event)];
  const text = 'The member turned to us again and the urgency was not raised.';
  return [violation([step('deadline', until, events, text)], { resolved, floor, route: before })];
}

function isSettledBefore(
  { settlements }: { readonly settlements: readonly { readonly event: { readonly time: number } }[] },
  contact: Moment,
): boolean {
  return settlements.some(({ event }) => event.time < contact.at);
}

/** The intakes and calls of a case: a call shortly before or after its request is one with it. Matters of the office are none. */
function contactsOf(kase: CaseView, { param }: RuleContext): readonly Moment[] {
  const asked = kase.request && !isAdministrative(kase, kase.request) ? [kase.request] : [];
  const called = kase.callIds.filter(
    (call) =>
      !isAdministrative(kase, call, call.callId) &&
      !asked.some(({ at }) => Math.abs(call.at - at) <= param('sameContact')),
  );
  return [...asked, ...called];
}

/** Whether the intake contact that began then was about registration or dates only. */
function isAdministrative({ completions }: CaseView, { at }: Moment, callId?: string): boolean {
  const own =
    completions.find(({ contactId }) => callId !== undefined && contactId === callId) ??
    completions.find((one) => one.at >= at);
  return own?.purpose === 'administrative';
}

function mostUrgent(levels: readonly (Level | undefined)[]): Level | undefined {
  return levels.reduce(
    (a, b) => (a === undefined || (b !== undefined && isLessUrgent(a, b)) ? b : a),
    undefined,
  );
}
