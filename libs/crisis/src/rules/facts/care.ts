import { isKnownCode } from '@tam/events';
import type { MemberTimeline } from '../../timeline/member-timeline';
import type { Told } from './resolution';

/** Where somebody has the person and danger is looked after. */
const CRISIS_SETTINGS: ReadonlySet<string> = new Set([
  'ed',
  'inpatient',
  'inpatient-psychiatric',
  'csu',
  'residential',
  'detox',
  '988',
  'mobile-team',
]);
/** A known setting that is no care. */
const CUSTODY = 'custody';

/** Care of any kind that a member had, in whichever case it is told; `at` is when it began (epoch ms). */
export function careOf({ cases }: MemberTimeline): readonly Told[] {
  return cases.flatMap((kase) => [
    ...kase.appointments.flatMap(({ attended }) =>
      attended ? [{ at: attended.startedAt, event: attended.event }] : [],
    ),
    ...kase.care
      .filter(({ kind, setting }) => kind !== 'discharged' && isCare(kind, setting))
      .map(({ startedAt, event }) => ({ at: startedAt, event })),
    ...arrivalsOf(kase.responses),
  ]);
}

/** The care that takes a person in danger over; `at` is when it began. */
export function crisisCareOf({ cases }: MemberTimeline): readonly Told[] {
  return cases.flatMap((kase) => [
    ...kase.care
      .filter(
        ({ kind, setting }) => kind !== 'discharged' && setting !== undefined && CRISIS_SETTINGS.has(setting),
      )
      .map(({ startedAt, event }) => ({ at: startedAt, event })),
    ...arrivalsOf(kase.responses),
  ]);
}

/** Whether a member was admitted at an instant. */
export function isAdmitted({ stays }: MemberTimeline, when: number): boolean {
  return stays.some(({ from, to }) => from <= when && (to === undefined || when < to));
}

function isCare(kind: string, setting: string | undefined): boolean {
  if (kind === 'delivered' || (kind === 'self-arranged' && setting === undefined)) return true;
  return setting !== undefined && setting !== CUSTODY && isKnownCode('setting', setting);
}

function arrivalsOf(responses: MemberTimeline['cases'][number]['responses']): readonly Told[] {
  return responses.flatMap(({ arrived }) => (arrived ? [{ at: arrived.at, event: arrived.event }] : []));
}
