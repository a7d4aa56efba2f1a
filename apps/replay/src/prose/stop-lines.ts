import type { Standard, StopKind, StopRule } from '@tam/standards';
import { meanings } from './words';

const BY_START = 'The appointment has to begin by the limit, inclusive.';
const BY_MADE = 'It has to be made by the limit, inclusive; when the appointment begins does not matter.';
const TAKEN_BACK =
  'An appointment that the plan, the provider or a system took back does not stand; one that the member gave up stays offered.';

const STOPS: { readonly [stop in StopKind]: (rule: StopRule, standard: Standard) => readonly string[] } = {
  offered: ({ by }) => [
    'The earliest offer that qualifies and stands, whether or not the member takes it. A booking without a recorded offer counts as one.',
    by === 'start' ? BY_START : BY_MADE,
    TAKEN_BACK,
  ],
  booked: ({ by }) => [
    'The earliest booking that qualifies and stands.',
    by === 'start' ? BY_START : BY_MADE,
    TAKEN_BACK,
  ],
  attended: () => [
    'The first appointment that qualifies and that the member attended, by the limit, inclusive.',
  ],
  answered: ({ answeredBy, callBack }) => [
    answeredBy === 'qualified'
      ? 'An answer by a person qualified to triage. Where nobody says who answered, nothing is decided.'
      : 'An answer by a person.',
    'A menu, a recording or a program answers nothing.',
    CALL_BACKS[callBack],
    'A caller who hangs up by the limit has left, and the clock ends; one who hangs up later was not answered in time.',
  ],
  reached: ({ attempts }) => [
    'A contact that reaches the member or a representative.',
    ...(attempts > 1 ? [`Else the attempt that makes ${attempts}, where none reaches anybody.`] : []),
  ],
  reviewed: () => ['A review of the request.'],
  arrived: () => [
    'The arrival on scene. A confirmation proves that it had arrived by then.',
    'Where nobody recorded the arrival and the response was ended with an outcome, nothing is decided.',
  ],
  sent: (_, { start }) => [
    start === 'network-unavailable'
      ? 'The notice that is sent to the member.'
      : 'The details of that appointment, sent to the member.',
  ],
  arranged: () => ['The care that the member arranged, by the instant at which it begins.'],
  interpreted: () => [
    'That an interpreter was there. It says nothing of whether care itself came in time.',
    'Where no event says whether one was there, nothing is decided.',
  ],
};

const CALL_BACKS: { readonly [rule in StopRule['callBack']]: string } = {
  attempt: 'To a caller who left a message, the try to call back counts as an answer.',
  reached: 'To a caller who left a message, only a call back that reaches the caller counts as an answer.',
  none: 'A call back counts for nothing.',
};

const SLOT_STOPS: ReadonlySet<StopKind> = new Set(['offered', 'booked', 'attended']);

const TELEHEALTH: { readonly [rule in StopRule['telehealth']]: string } = {
  counts: 'Telehealth counts.',
  'unless-in-person': 'Telehealth counts, unless in person was asked for.',
  'if-elected': 'Telehealth counts only where telehealth was asked for.',
};

/** What stops the clock of a standard, a sentence each. */
export function stopLines(standard: Standard): readonly string[] {
  const { stop } = standard;
  const lines = STOPS[stop.kind](stop, standard);
  return SLOT_STOPS.has(stop.kind) ? [...lines, ...slotLines(standard)] : lines;
}

function slotLines({ stop, services, shortOfferMinutes }: Standard): string[] {
  const roles = services.flatMap((service) => {
    const accepted = stop.providerRoles[service];
    return accepted === undefined
      ? []
      : [
          `For ${meanings('service', [service])}: with ${meanings('providerRole', accepted)}; who is not named satisfies.`,
        ];
  });
  return [
    `What the appointment may be for: ${meanings('purpose', stop.purposes)}.`,
    ...roles,
    stop.group === 'always'
      ? 'An appointment in a group counts.'
      : 'An appointment in a group counts only where a group was asked for.',
    TELEHEALTH[stop.telehealth],
    ...(stop.sameDay === 'excluded' ? ['What happens on the local day of the start does not count.'] : []),
    ...(stop.kind === 'offered'
      ? [
          `An offer that expires within ${shortOfferMinutes} minutes of being made counts only if it was accepted.`,
        ]
      : []),
  ];
}
