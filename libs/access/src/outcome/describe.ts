import { formatInstant } from '@tam/events';
import type { DayTable } from '@tam/calendar';
import type { TraceStep } from '@tam/record';
import type { Standard } from '@tam/standards';
import { isElapsed } from '../clocks/due-at';
import { step } from './trace';
import { isScheduled } from '../slots/slot';
import { closingOf, isLateEvidence, stopInstant, type Clock, type SlotView, type Verdict } from './verdict';

const UNITS = {
  minutes: 'minutes',
  hours: 'hours',
  'business-days': 'business days',
  'calendar-days': 'calendar days',
  weeks: 'weeks',
} as const;

const FITS: { readonly [fit: string]: string } = {
  purpose: 'does not count: its purpose is not care',
  'provider-role': 'does not count: another kind of provider was asked for',
  'group-not-asked': 'does not count: a group was not asked for',
  telehealth: 'does not count: telehealth does not satisfy here',
  'short-offer': 'does not count: it expired too soon to be taken and was not accepted',
  'before-start': 'does not count: it starts before the clock',
  error: 'is a data error: it starts before it was made or before care was asked for',
  'after-life-end': 'does not count: it starts after the end of life or cover',
  'after-closing': 'belongs to the clock that follows',
  doubtful: 'cannot be judged',
  machine: 'does not count: a machine answers nobody',
  'not-qualified': 'does not count: who answered is not qualified to triage',
  'not-reached': 'does not count: nobody was reached',
  'call-back': 'does not count: here no call-back does',
  straddles: 'is known only by a day in which the limit falls',
  'in-time': 'is in time',
  late: 'is after the limit',
};

/** What did not happen where a promise was not kept. */
const KEPT_BY: { readonly [kind in Standard['stop']['kind']]: string } = {
  offered: 'no standing offer that starts',
  booked: 'no standing booking that starts',
  attended: 'no attended visit',
  answered: 'no answer that counts',
  reached: 'no contact',
  reviewed: 'no review',
  arrived: 'no arrival',
  sent: 'nothing sent',
  arranged: 'no care arranged',
  interpreted: 'no interpreter',
};

/** The limit in words: how long from when, by which calendar, the last instant, and what of its exceptions is not verified. */
export function limitStep(clock: Clock, table: DayTable): TraceStep {
  const { limit, calendar } = clock.standard;
  const { startedAt, originalDueAt } = clock;
  const words = `${limit.count} ${UNITS[limit.unit]}`;
  const text = isElapsed(limit)
    ? `${words} of elapsed time from ${formatInstant(startedAt)} end at ${formatInstant(originalDueAt)}, inclusive.`
    : `${words} after ${table.localDate(startedAt)} (day 0, calendar ${calendar.id}) end with ${table.localDate(originalDueAt)} in ${table.zone}, inclusive.`;
  return step(
    'limit',
    [],
    { count: limit.count, dueAt: formatInstant(originalDueAt), unit: limit.unit },
    text + caveats(clock.standard),
  );
}

function caveats({ evidence }: Standard): string {
  return (evidence ?? [])
    .filter(({ claim, verification }) => claim === 'exceptions' && verification === 'unverified')
    .map(({ text }) => ` Unverified: ${text}.`)
    .join('');
}

/** One step a slot: what it is and what it is worth to this clock. */
export function slotSteps(clock: Clock, views: readonly SlotView[]): TraceStep[] {
  return views
    .filter(({ fit }) => fit !== 'before-start')
    .map((view) => {
      const { slot, fit } = view;
      const undone = slot.takenBack
        ? `; it was ${slot.takenBack.how === 'missed' ? 'missed by the provider' : `${slot.takenBack.how} by the plan's side`}`
        : slot.unclear
          ? '; it was taken back and nobody says by whom'
          : slot.givenUp
            ? '; the member gave it up, so it stays offered'
            : '';
      const late =
        fit === 'in-time' && isLateEvidence(slot, clock) ? '; it was recorded only after the limit' : '';
      const events = [slot.event, slot.takenBack?.event ?? slot.unclear ?? slot.givenUp].filter(
        (e) => e !== undefined,
      );
      return step(
        'slot',
        events,
        { fit, key: slot.key, kind: slot.kind, startsAt: formatInstant(slot.startsAt) },
        `The ${slot.kind} ${slot.key} ${isScheduled(slot) ? 'for' : 'of'} ${formatInstant(slot.startsAt)} ${wordsOf(view)}${undone}${late}.`,
      );
    });
}

function wordsOf({ slot, fit }: SlotView): string {
  const doubt = fit === 'doubtful' && slot.doubt ? `: missing ${slot.doubt.missing}` : '';
  return `${FITS[fit] ?? `does not count: ${fit}`}${doubt}`;
}

/** The last step: the status and the comparison that gave it. */
export function verdictStep(clock: Clock, verdict: Verdict, failure?: string): TraceStep {
  if (failure !== undefined)
    return step(
      'verdict',
      [],
      { failure },
      `Undetermined: a rule failed with ${failure}; all other outcomes stand.`,
    );
  const due = formatInstant(clock.dueAt);
  switch (verdict.status) {
    case 'met':
      return step(
        'verdict',
        [verdict.stop.event],
        {},
        `Met: ${formatInstant(stopInstant(verdict.stop, clock))} <= ${formatInstant(clock.originalDueAt)}.`,
      );
    case 'excused':
      return step(
        'verdict',
        [verdict.stop.event],
        {},
        `Excused: ${formatInstant(stopInstant(verdict.stop, clock))} <= ${due}, the moved limit.`,
      );
    case 'ended': {
      const handed = closingOf(clock) ? '; what was offered later belongs to the clock that follows' : '';
      return step(
        'ending',
        [verdict.ending.event],
        { reason: verdict.because },
        `Ended: ${verdict.because} by ${due}${handed}.`,
      );
    }
    case 'undetermined':
      return step('verdict', [], { missing: verdict.missing }, `Undetermined: missing ${verdict.missing}.`);
    case 'breached':
      return step(
        'verdict',
        verdict.late ? [verdict.late.event] : [],
        {},
        `Breached: ${KEPT_BY[clock.standard.stop.kind]} by ${due}.`,
      );
    case 'at-risk':
      return step(
        'verdict',
        [],
        {},
        `At risk (${verdict.because}): ${KEPT_BY[clock.standard.stop.kind]} by ${due}.`,
      );
    case 'running':
      return step('verdict', [], {}, `Running until ${due}.`);
  }
}
