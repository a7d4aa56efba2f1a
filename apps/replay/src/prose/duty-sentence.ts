import type { Conditions, Standard, StartKind, StopKind } from '@tam/standards';
import { limitWords } from './limit-words';
import { listed, meanings, sentence, shortly } from './words';

/** What one standard promises, in one sentence, from its data alone: `A member asks for ...: an appointment is offered ...`. */
export function dutySentence(standard: Standard): string {
  return sentence(`${SITUATIONS[standard.start](standard)}: ${STOPS[standard.stop.kind](standard)}`);
}

type Words = (standard: Standard) => string;

const SITUATIONS: { readonly [start in StartKind]: Words } = {
  request: (standard) => `${asker(standard)} asks for ${careOf(standard)}${circumstances(standard)}`,
  'referral-approved': (standard) =>
    `a referral for ${careOf(standard)} is approved${circumstances(standard)}`,
  visit: (standard) => `a member in a course of treatment (${careOf(standard)}) was seen`,
  discharge: ({ only }) =>
    `a member is discharged${from(only.settings)}${only.principals === undefined ? '' : `, the stay being for ${meanings('principal', only.principals)}`}`,
  'call-queued': ({ only }) =>
    `a caller waits on ${only.lines === undefined ? 'a line of the plan' : `the line for ${shortly('line', only.lines)}`}${only.aroundTheClock === true ? ', at any hour' : ''}`,
  'network-unavailable': (standard) =>
    `the network is found unable to provide ${careOf(standard)} as it should`,
  'out-of-network-accepted': (standard) =>
    `a member accepts an appointment outside the network (${careOf(standard)})`,
  'response-needed': ({ only }) => `a person in crisis needs ${responseOf(only)}`,
  'appointment-lost': (standard) => `an appointment (${careOf(standard)}) is lost${lostBy(standard.only)}`,
  'interpreter-visit': () => 'a member who needs an interpreter is seen',
};

const STOPS: { readonly [stop in StopKind]: Words } = {
  offered: (standard) =>
    standard.stop.by === 'start'
      ? `${appointment(standard)} is offered that begins ${within(standard)}`
      : `${appointment(standard)} is offered ${within(standard)}, whenever it begins`,
  booked: (standard) =>
    standard.stop.by === 'start'
      ? `${appointment(standard)} is booked that begins ${within(standard)}`
      : `${appointment(standard)} is booked ${within(standard)}, whenever it begins`,
  attended: (standard) => `the member is seen ${within(standard)}`,
  answered: (standard) =>
    `${standard.stop.answeredBy === 'qualified' ? 'a person qualified to triage' : 'a person'} answers ${within(standard)}`,
  reached: (standard) =>
    standard.stop.attempts > 1
      ? `the member is reached, or ${standard.stop.attempts} attempts are made, ${within(standard)}`
      : `the member is reached ${within(standard)}`,
  reviewed: (standard) => `the request is reviewed ${within(standard)}`,
  arrived: (standard) => `help is on scene ${within(standard)}`,
  sent: (standard) =>
    standard.start === 'network-unavailable'
      ? `a notice is sent to the member ${within(standard)}`
      : `the details of the appointment are sent to the member ${within(standard)}`,
  arranged: (standard) => `the appointment that was arranged begins ${within(standard)}`,
  interpreted: () => 'an interpreter is there',
};

function appointment({ start }: Standard): string {
  if (start === 'visit') return 'the next appointment';
  return start === 'appointment-lost' ? 'another appointment' : 'an appointment';
}

/** From what the limit is counted. */
const ANCHORS: { readonly [start in StartKind]: string } = {
  request: 'the request',
  'referral-approved': 'the approval',
  visit: 'that visit',
  discharge: 'the discharge',
  'call-queued': 'the moment when the wait began',
  'network-unavailable': 'that finding',
  'out-of-network-accepted': 'the acceptance',
  'response-needed': 'the decision that it is needed',
  'appointment-lost': 'the loss',
  'interpreter-visit': 'that visit',
};

/** From what the limit of a standard is counted, in words. */
export function anchorWords({ start, thirdParty }: Standard): string {
  return thirdParty === 'agreement'
    ? `${ANCHORS[start]}, or of the member's agreement where somebody else asked`
    : ANCHORS[start];
}

function within(standard: Standard): string {
  const { limit, stop } = standard;
  const days = limit.unit === 'business-days' || limit.unit === 'calendar-days';
  const span = days && limit.count === 0 ? 'on the local day' : `within ${limitWords(limit)}`;
  return `${span} of ${anchorWords(standard)}${stop.sameDay === 'excluded' ? ', not on that day itself' : ''}`;
}

function asker({ only }: Standard): string {
  if (only.requestedBy === 'third-party') return 'somebody else than the member';
  if (only.newPatient === true) return 'a member who is new to the provider';
  return 'a member';
}

function careOf({ services }: Standard): string {
  return services.length === 0 ? 'care of any kind' : shortly('service', services);
}

const URGENCIES = {
  emergent: 'as an emergency',
  urgent: 'urgently',
  'non-urgent': 'without urgency',
  any: undefined,
} as const;

const AUTHORIZATIONS = {
  any: undefined,
  none: 'with no prior authorization asked for',
  asked: 'with prior authorization asked for',
} as const;

const EVENTS = {
  'network-unavailable': 'where the network was found unable to provide it',
  'self-arranged': 'and arranged it alone, because the plan did not',
} as const;

function circumstances({ urgency, authorization, only }: Standard): string {
  return [
    URGENCIES[urgency],
    AUTHORIZATIONS[authorization],
    only.event === undefined ? undefined : EVENTS[only.event],
  ]
    .filter((words) => words !== undefined)
    .map((words) => `, ${words}`)
    .join('');
}

function from(settings: readonly string[] | undefined): string {
  return settings === undefined ? '' : ` from ${shortly('setting', settings)}`;
}

function responseOf({ kinds, areas }: Conditions): string {
  const what = kinds === undefined ? 'help on scene' : meanings('responseKind', kinds);
  return areas === undefined ? what : `${what}, in an area that is ${meanings('area', areas)}`;
}

function lostBy({ lostBy: sides }: Conditions): string {
  if (sides === undefined) return '';
  const who = sides.map((side) => (side === 'plan' ? "the plan's side" : 'the member'));
  return `, because ${listed(who, 'or')} cancelled, moved or missed it`;
}
