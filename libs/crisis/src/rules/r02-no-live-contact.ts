import { crisisCareOf, isAdmitted } from './facts/care';
import { contactFor, liveContacts, unknownContact } from './facts/contacts';
import { evidenceOf } from './facts/floor-limit';
import { overdue, type Duty } from './facts/overdue';
import { settlementOf } from './facts/qualified-words';
import { earliest, firstSince, mendedBy, verdictOf, type Unknown } from './facts/resolution';
import { NOTHING, type RuleLogic } from './rule';

/** After evidence that asks for it nobody qualified was with the member in time. */
export const R02: RuleLogic = {
  id: 'R02',
  judge(kase, context) {
    const urgent = evidenceOf(context, kase).filter(({ liveContact }) => liveContact);
    if (urgent.length === 0) return NOTHING;
    const { member, param } = context;
    const contacts = liveContacts(member);
    const care = crisisCareOf(member);
    let unknown: Unknown | undefined;
    const duties = urgent.flatMap((evidence): Duty[] => {
      const { at, event } = evidence;
      if (isAdmitted(member, at)) return [];
      const contact = contactFor(contacts, evidence, param('clockSkew'));
      const taken = firstSince(care, at - param('careCovers'));
      const met = earliest(
        contact.qualified,
        settlementOf(evidence, kase.caseId),
        mendedBy(taken, 'Crisis care has the member.'),
      );
      const due = at + param('limit');
      const alone = unknownContact({ ...contact, qualified: met }, due);
      if (alone) {
        unknown ??= alone;
        return [];
      }
      const events = [event];
      return [
        { due, met, events, text: 'Nobody qualified was with the member in time.' },
        { due: at + param('hardStop'), met, events, text: 'Still nobody qualified: the last limit is over.' },
      ];
    });
    const floor = context.floors.floorAt(kase.caseId, urgent.at(-1)!.at);
    return verdictOf(overdue(duties, floor && { floor }), unknown);
  },
};
