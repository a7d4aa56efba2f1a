import type { Standard, StartKind } from '@tam/standards';
import { meanings, sentence } from './words';

const STARTS: { readonly [start in StartKind]: readonly string[] } = {
  request: [
    'The request: the instant at which care was asked for, else the time of its event.',
    'Asking again, or passing the case on, starts nothing anew. A case that continues another one, whose clock still ran, inherits its start.',
  ],
  'referral-approved': ['The approval of the referral.'],
  visit: [
    'Each attended treatment visit of a course: it has a clock of its own, also after an urgent first visit.',
    'An assessment starts none.',
  ],
  discharge: ['The discharge; each stay that ended has a clock of its own.'],
  'call-queued': [
    'The moment at which the caller begins to wait on the line.',
    'Waiting there again, or a transfer, starts nothing anew.',
  ],
  'network-unavailable': ['The finding that the network cannot provide the care in time.'],
  'out-of-network-accepted': [
    'The acceptance of an appointment outside the network, else its booking; each appointment has a clock of its own.',
  ],
  'response-needed': ['The decision that a response to a crisis is needed.'],
  'appointment-lost': [
    'The act by which a booked appointment fell: it was cancelled, moved or missed. Each loss has a clock of its own.',
  ],
  'interpreter-visit': ['Each attended visit of a member whose request says that an interpreter is needed.'],
};

/** What starts the clock of a standard, and for whom, a sentence each. */
export function startLines(standard: Standard): readonly string[] {
  return [...STARTS[standard.start], ...conditionLines(standard), ...urgencyLines(standard)];
}

function conditionLines({ only, thirdParty, services, start }: Standard): string[] {
  const lines: string[] = [];
  if (services.length > 0) lines.push(`It holds for: ${meanings('service', services, 'and')}.`);
  if (start === 'request' && thirdParty === 'agreement') {
    lines.push('Where somebody else than the member asks, the clock starts when the member agrees.');
  }
  if (only.requestedBy === 'third-party') lines.push('Only where somebody else than the member asked.');
  if (only.requestedBy === 'member') lines.push("Only where the member's side asked.");
  if (only.newPatient === true) lines.push('Only for a patient who is new to the provider.');
  if (only.event === 'network-unavailable') {
    lines.push('Only where it was found that the network cannot provide the care.');
  }
  if (only.event === 'self-arranged') lines.push('Only where the member arranged the care alone.');
  if (only.lines !== undefined) lines.push(`The line: ${meanings('line', only.lines)}.`);
  if (start === 'call-queued') {
    lines.push(
      only.aroundTheClock === true
        ? 'It holds at any hour.'
        : 'It holds while the line is open, by the hours that the installation gives; a wait that began in time counts whole, also after the line closed.',
    );
  }
  if (only.kinds !== undefined) {
    lines.push(
      `Only for: ${meanings('responseKind', only.kinds)}. Where no event says what was sent, the clock runs and cannot be late.`,
    );
  }
  if (only.areas !== undefined) {
    lines.push(
      `Only in an area that is ${meanings('area', only.areas)}. Where no event says how densely the place is settled, the clock runs and cannot be late.`,
    );
  }
  if (only.settings !== undefined) lines.push(`Discharged from: ${meanings('setting', only.settings)}.`);
  if (only.principals !== undefined) {
    lines.push(
      `What the stay was for: ${meanings('principal', only.principals)}. Where no event says it, the clock runs and cannot be late.`,
    );
  }
  if (only.lostBy !== undefined) {
    const sides = only.lostBy.map((side) =>
      side === 'plan' ? 'the plan, the provider or a system' : 'the member',
    );
    lines.push(sentence(`Only where ${sides.join(' or ')} let it fall`));
  }
  return lines;
}

const URGENCIES = {
  emergent: 'an emergency',
  urgent: 'an urgent need',
  'non-urgent': 'a need that is not urgent',
} as const;

function urgencyLines({ urgency, authorization }: Standard): string[] {
  const lines: string[] = [];
  if (urgency !== 'any') {
    lines.push(
      `Only for ${URGENCIES[urgency]}: by the last decision of a person qualified to triage, else by what the member, a representative or a provider stated. ${
        urgency === 'emergent'
          ? 'What nobody called an emergency is none.'
          : 'Where there is neither, the urgent and the non-urgent clock both run, and the urgent one cannot be late before somebody has decided.'
      }`,
    );
  }
  if (authorization === 'none') {
    lines.push(
      'Only until prior authorization is asked for, before this limit ends; then the longer limit takes over.',
    );
  }
  if (authorization === 'asked') {
    lines.push(
      'Only where prior authorization was asked for before the shorter limit ended. It counts from the original request: the time that the authorization takes is inside the limit.',
    );
  }
  return lines;
}
