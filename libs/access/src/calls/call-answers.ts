import type { CaseRecord, StoredEvent } from '@tam/record';
import type { Standard } from '@tam/standards';
import { flagOf, textOf } from '../facts/fields';
import { actSlot, type Doubt, type Slot } from '../slots/slot';
import { isMachine, worthOf, type Worth } from './who-answered';

export const ANSWERED = 'intake.call-answered.v1';
export const CALLED_BACK = 'intake.call-back-attempted.v1';
const MESSAGES: ReadonlySet<string> = new Set(['voicemail', 'callback-request']);

const REACHED_UNKNOWN: Doubt = {
  missing: 'whether the call-back reached the caller',
  because: 'reached-unknown',
};

/** The answers and call-backs of a call, each with what it is worth to a standard. */
export function answersOf(kase: CaseRecord, standard: Standard): readonly Slot[] {
  const slots: Slot[] = [];
  for (const event of kase.events) {
    if (event.type === ANSWERED)
      slots.push(
        answer('answer', event, flagOf(event, 'reached') === false ? NOBODY : worthOf(event, standard)),
      );
    if (event.type === CALLED_BACK)
      slots.push(answer('call-back', event, worthOfCallBack(kase, event, standard)));
  }
  return slots;
}

const NOBODY: Worth = { misfit: 'not-reached' };

function answer(kind: 'answer' | 'call-back', event: StoredEvent, worth: Worth): Slot {
  return actSlot({ kind, key: event.caseId, event, at: event.time, ...worth });
}

/** The try to call somebody back who left a message counts where the standard says so; else only reaching the caller. */
function worthOfCallBack(kase: CaseRecord, event: StoredEvent, standard: Standard): Worth {
  const { callBack } = standard.stop;
  if (callBack === 'none') return { misfit: 'call-back' };
  const reached = flagOf(event, 'reached');
  const counts = reached === true || (callBack === 'attempt' && leftMessage(kase, event.time));
  if (!counts && reached === false) return NOBODY;
  const worth = worthOf(event, standard);
  return counts || worth.misfit !== undefined ? worth : { doubt: REACHED_UNKNOWN };
}

/** Whether by an instant the caller had left a message or asked to be called back, and so waits off the line. */
export function leftMessage({ events }: CaseRecord, instant: number): boolean {
  return events.some(
    (event) =>
      event.type !== CALLED_BACK && event.time <= instant && MESSAGES.has(textOf(event, 'mode') ?? ''),
  );
}

/** Whether a person, whoever it was, had spoken with the caller by an instant. */
export function wasAnswered({ events }: CaseRecord, instant: number): boolean {
  return events.some((event) => event.time <= instant && hasSpoken(event) && !isMachine(event));
}

/** Whether somebody spoke with the caller by this event, whoever or whatever it was. */
export function hasSpoken(event: StoredEvent): boolean {
  const reached = flagOf(event, 'reached');
  return event.type === ANSWERED ? reached !== false : event.type === CALLED_BACK && reached === true;
}
