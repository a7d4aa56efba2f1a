import type { Evidence } from '../floors/floor';
import { isMoreUrgent } from '../ladder/level';
import { textOf } from '../timeline/fields';
import type { CaseView } from '../timeline/member-timeline';
import { crisisCareOf, isAdmitted } from './facts/care';
import { contactFor, liveContacts, unknownContact, type LiveContact } from './facts/contacts';
import { overdue } from './facts/overdue';
import { settlementOf } from './facts/qualified-words';
import {
  earliest,
  firstSince,
  mendedBy,
  step,
  verdictOf,
  violation,
  type Resolution,
  type Told,
  type Unknown,
} from './facts/resolution';
import { finishedCrisisScreens } from './facts/second-stage';
import { NOTHING, type RuleContext, type RuleLogic, type Violation } from './rule';

const OFTEN = 'phq9-item9-often';
const GATEWAY: ReadonlySet<string> = new Set([OFTEN, 'phq9-item9-some']);

/** A positive item 9 that nobody asked about further. */
export const R06: RuleLogic = {
  id: 'R06',
  judge(kase, context) {
    const gateways = context.floors.evidence.filter(({ code }) => GATEWAY.has(code));
    const own = gateways.filter(({ caseId }) => caseId === kase.caseId);
    if (own.length === 0) return NOTHING;
    const clarified = new Clarified(gateways, context);
    const violations: Violation[] = [];
    let unknown: Unknown | undefined;
    for (const gateway of own) {
      if (isAdmitted(context.member, gateway.at)) continue;
      const judged = ofGateway(gateway, kase, clarified, context);
      unknown ??= judged.unknown;
      if (judged.unknown === undefined) violations.push(...judged.violations);
    }
    return verdictOf(violations, unknown);
  },
};

/** What clarifies a gateway: a finished crisis screen, qualified contact, a qualified word, crisis care. */
class Clarified {
  private readonly screens: readonly (Told & { readonly contactId: string | undefined })[];
  private readonly contacts: readonly LiveContact[];
  private readonly care: readonly Told[];

  constructor(
    private readonly gateways: readonly Evidence[],
    private readonly context: RuleContext,
  ) {
    this.screens = finishedCrisisScreens(context.member);
    this.contacts = liveContacts(context.member);
    this.care = crisisCareOf(context.member);
  }

  by(gateway: Evidence, kase: CaseView) {
    const contactId = textOf(gateway.event, 'contactId');
    const screen = this.screens.find(
      (one) => one.at >= gateway.at || (contactId !== undefined && one.contactId === contactId),
    );
    const contact = contactFor(this.contacts, gateway, 0);
    const met = earliest(
      mendedBy(screen, 'A crisis screen was finished.'),
      contact.qualified,
      settlementOf(gateway, kase.caseId),
      mendedBy(firstSince(this.care, gateway.at), 'Crisis care has the member.'),
      this.earlier(gateway),
    );
    return { met, contact: { ...contact, qualified: met } };
  }

  /** The same answer was clarified shortly before: to ask the same again the same day changes nothing. */
  private earlier(gateway: Evidence): Resolution | undefined {
    const since = gateway.at - this.context.param('recentlyClarified');
    const screen = this.screens.find(
      ({ at }) =>
        at >= since &&
        at < gateway.at &&
        this.gateways.some((one) => one.at <= at && !isMoreUrgent(gateway.level!, one.level!)),
    );
    return mendedBy(screen, 'The same answer was clarified shortly before.');
  }
}

function ofGateway(
  gateway: Evidence,
  kase: CaseView,
  clarified: Clarified,
  context: RuleContext,
): { readonly violations: readonly Violation[]; readonly unknown: Unknown | undefined } {
  const { at, event, code } = gateway;
  const { met, contact } = clarified.by(gateway, kase);
  const severity = code === OFTEN ? context.severity('often') : undefined;
  const floor = context.floors.floorAt(kase.caseId, at);
  const respondent = textOf(event, 'respondent');
  const flags = respondent === undefined || respondent === 'member' ? [] : ['proxy-answers'];
  const end = code === OFTEN ? endOfContact(gateway, kase) : undefined;
  const due = end?.at ?? at + context.param('limit');
  const unknown = unknownContact(contact, due);
  if (end === undefined) {
    const text = 'A positive item 9 has not been clarified.';
    return {
      violations: overdue([{ due, met, severity, events: [event], text }], {
        flags,
        ...(floor && { floor }),
      }),
      unknown,
    };
  }
  if (met && met.at <= end.at) return { violations: [], unknown: undefined };
  const text = 'The contact ended and a positive item 9 was not clarified in it.';
  const steps = [step('event', end.at, [end.event, event], text, severity)];
  return { violations: [violation(steps, { resolved: met, floor, flags })], unknown };
}

/** The end of the contact in which it was asked; of one without an id the first end after it. */
function endOfContact({ at, event }: Evidence, { completions }: CaseView): Told | undefined {
  const contactId = textOf(event, 'contactId');
  return completions.find(
    (one) =>
      one.at >= at && (contactId === undefined || one.contactId === undefined || one.contactId === contactId),
  );
}
