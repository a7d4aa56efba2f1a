import type { ExceptionKind, Standard } from '@tam/standards';
import { limitWords } from './limit-words';
import { meanings } from './words';

const EXCEPTIONS: { readonly [exception in ExceptionKind]: readonly string[] } = {
  extension: [
    '**A documented extension** moves the limit to the date it names; what is in time by the moved limit is `excused`, not `met`. It is valid only if every one of these holds, and the trace names the first that fails:',
    'its author is qualified (below), by an active licence',
    'the author is the referring, the treating or the triage professional',
    'it states that the longer wait does no harm',
    'it is noted in a record that can be named',
    'it was noted, and told, from the start of the clock to the limit that it extends',
    'it names a latest date, after that limit',
    'it was not revoked',
  ],
  'care-interval': [
    '**An interval that the treating provider set** for the next visit moves the limit to its last day, if all of these hold:',
    'who set it is qualified (below)',
    'it is of the same course of treatment',
    'it was set by the limit that it moves',
  ],
  'advance-schedule': [
    '**Periodic care that is scheduled in advance** moves the limit to the last day it names, if all of these hold:',
    'who set it is qualified (below)',
    'it says of itself that it was scheduled in advance',
    'it was set by the limit that it moves',
  ],
};

/** The exceptions of a standard as Markdown lines, each with its tests. */
export function exceptionLines({ exceptions }: Standard): readonly string[] {
  if (exceptions.length === 0) return ['None: nothing moves the limit.'];
  return exceptions.flatMap((exception) => {
    const [head = '', ...tests] = EXCEPTIONS[exception];
    return [`- ${head}`, ...tests.map((test) => `  - ${test}`)];
  });
}

/** Who may decide how urgent a need is, and author an extension. */
export function qualifiedLines({ qualified }: Standard): readonly string[] {
  const { licences, supervisedLicences, jurisdictions } = qualified.triage;
  return [
    `Licences: ${meanings('licence', licences, 'and')}.`,
    ...(supervisedLicences.length === 0
      ? []
      : [`Only where supervised: ${meanings('licence', supervisedLicences, 'and')}.`]),
    ...(jurisdictions === undefined
      ? []
      : [
          `Licensed in: ${meanings('jurisdiction', jurisdictions)}. A licence whose jurisdiction nobody states is not refused for it.`,
        ]),
    'The licence is known to be active. A clerk, an algorithm or an unknown licence is not qualified.',
    `Source of the list: ${qualified.citation.text} [${qualified.citation.verification}]`,
  ];
}

/** Which levels of the urgency ladder the pack calls an emergency, urgent, and not. */
export function urgencyLevelLines({ emergentLevels, urgentLevels, urgency }: Standard): readonly string[] {
  if (urgency === 'any') return ['The urgency of the need does not matter for this promise.'];
  return [
    ...(emergentLevels.length === 0 ? [] : [`Emergency: ${emergentLevels.join(', ')}.`]),
    `Urgent: ${urgentLevels.join(', ')}. All other levels are not urgent.`,
    'The ladder: U0 now, U1 within 4 hours, U2 within 24 hours, U3 within 72 hours, U4 routine, U5 advice.',
  ];
}

/** What takes a clock out of the figures without a verdict. */
export function endingLines({ start, unreachable, restartWindowDays }: Standard): readonly string[] {
  const call = start === 'call-queued';
  return [
    call
      ? 'The caller leaves by the limit.'
      : 'By the limit: the member withdraws, dies, loses the cover or is admitted; the authorization is denied; the need is reclassified by a qualified person; the case is continued by another one, or was no request.',
    ...(call || start === 'response-needed'
      ? []
      : [
          `The member cannot be reached: ${unreachable.attempts} attempts on ${unreachable.localDays} local days by the limit.`,
          'A case that the plan just closes keeps its clock running.',
          `A new request within ${restartWindowDays} days of an ending by the plan, the provider or nobody known is flagged as a possible restart.`,
        ]),
  ];
}

/** How single clocks become a figure. */
export function figureLines({
  periodBy,
  unitOfCount,
  population,
  attendedVisits,
  threshold,
}: Standard): readonly string[] {
  return [
    PERIODS[periodBy],
    `What is counted: the ${unitOfCount}.`,
    ...(population === 'finished-course'
      ? [`Only courses that ended, with at least ${attendedVisits} attended visits.`]
      : []),
    threshold === undefined
      ? 'The text that was read asks for no share: each case counts by itself.'
      : `The text asks for ${threshold.percent} % of ${threshold.of}. The share is shown beside the figure; it allows no single case to be late.`,
  ];
}

const PERIODS: { readonly [period in Standard['periodBy']]: string } = {
  due: 'A clock belongs to the period in which its limit ends, by local date.',
  start: 'A clock belongs to the period in which it starts, by local date.',
  'episode-end': 'A clock belongs to the period in which the episode of care ends, by local date.',
};

/** How the limit is counted. */
export function countingLines({ limit, warn }: Standard): readonly string[] {
  return [
    ...COUNTING[limit.unit],
    `It warns once ${limitWords(warn)} have passed with nothing offered or done.`,
  ];
}

const ELAPSED = [
  'Elapsed time, through nights, weekends, holidays and clock changes. The last instant is inclusive.',
];

const COUNTING: { readonly [unit in Standard['limit']['unit']]: readonly string[] } = {
  minutes: ELAPSED,
  hours: ELAPSED,
  'business-days': [
    'The local date of the start is day 0, whatever the hour and also on a weekend or a holiday. Business days after it are counted; the limit is the last millisecond of the last one, in the zone of the place of care.',
  ],
  'calendar-days': [
    'The local date of the start is day 0, whatever the hour. Every day after it counts; the limit is the last millisecond of the last one, in the zone of the place of care.',
  ],
  weeks: [
    'The local date of the start is day 0, whatever the hour. Seven days make a week, and every day counts; the limit is the last millisecond of the last day, in the zone of the place of care.',
  ],
};

/** What the product leaves to people. */
export function undecidedLines(standard: Standard, surveys: readonly string[]): readonly string[] {
  const { limit, alternativeCalendars, exceptions, citation, kind, threshold } = standard;
  return [
    ...(citation.verification === 'primary'
      ? []
      : ['Whether the place that is cited says all of this: see how far it is verified, above and below.']),
    ...(limit.unit === 'business-days' && alternativeCalendars.length > 0
      ? [
          'Which days the law means by "business day": a verdict that another named calendar would turn is flagged and shows both dates.',
        ]
      : []),
    ...(exceptions.includes('extension')
      ? [
          'Whether the clinical reason for an extension is right. Only its form, its author and its dates are tested.',
        ]
      : []),
    ...(kind === 'duty' ? [] : ['Whether anybody broke a duty: this promise is none.']),
    ...(threshold === undefined
      ? []
      : [
          'Whether the share is reached as its authority would measure it: ours is a count of recorded cases.',
        ]),
    ...surveys.map(
      (title) =>
        `The result of the survey "${title}": it asks providers for their next appointment and is never computed from events.`,
    ),
    'Whether the source recorded what happened. What is missing is called undetermined, never kept or broken.',
  ];
}
