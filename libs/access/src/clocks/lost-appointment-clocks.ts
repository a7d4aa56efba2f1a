import { formatInstant } from '@tam/events';
import type { StoredEvent } from '@tam/record';
import type { CaseContext } from './case-context';
import type { CaseFacts } from './case-facts';
import { textOf } from '../facts/fields';
import { planClock, type PlannedClock } from './planned-clock';
import { slotsFor } from './slots-for';
import { step } from '../outcome/trace';

/** A booked appointment that one side let fall, and the act by which it did. */
interface Loss {
  readonly anchorKey: string;
  readonly by: 'plan' | 'member';
  readonly event: StoredEvent;
}

const MISSED = 'scheduling.appointment-missed.v1';

/**
 * Plans the clocks of re-scheduling: from the act by which an appointment fell (`rebook:<appointmentId>`, further times
 * with a number) to a new offer. What one offered in the act itself, by moving it, keeps the promise at once.
 */
export function lostAppointmentClocks(context: CaseContext): PlannedClock[] {
  const { facts, resolver } = context;
  if (facts.isVoid) return [];
  const clocks: PlannedClock[] = [];
  const service = facts.needs[0]?.service ?? '';
  for (const { anchorKey, by, event } of lossesOf(facts)) {
    const date = facts.table.localDate(event.time);
    for (const standard of resolver.applying(facts, date, 'appointment-lost', service)) {
      if (standard.only.lostBy && !standard.only.lostBy.includes(by)) continue;
      clocks.push(
        planClock(context, {
          standard,
          anchorKey,
          anchor: event,
          startedAt: event.time,
          slots: slotsFor(context, service, event.time),
          wanted: {
            service,
            format: textOf(facts.request, 'formatWanted'),
            modality: textOf(facts.request, 'modalityWanted'),
          },
          stopBy: 'made',
          endings: facts.endings,
          steps: [
            step(
              'start',
              [event],
              { lostBy: by, startedAt: formatInstant(event.time), zone: facts.table.zone },
              `An appointment fell by the ${by === 'plan' ? "plan's" : "member's"} side at ${formatInstant(event.time)}: ${standard.pack} ${standard.packVersion} asks for another.`,
            ),
          ],
        }),
      );
    }
  }
  return clocks;
}

/** The losses of a case in the order in which they happened; each is one, of however many slots. */
function lossesOf({ kase, slots }: CaseFacts): readonly Loss[] {
  const found = new Map<StoredEvent, Pick<Loss, 'by'> & { readonly appointmentId: string }>();
  for (const { appointmentId, kind, takenBack, givenUp } of slots) {
    if (appointmentId === undefined || kind === 'visit') continue;
    if (takenBack) found.set(takenBack.event, { appointmentId, by: 'plan' });
    else if (givenUp) found.set(givenUp, { appointmentId, by: 'member' });
  }
  if (found.size === 0 && !kase.events.some(({ type }) => type === MISSED)) return [];
  const counts = new Map<string, number>();
  return kase.events.flatMap((event): readonly Loss[] => {
    const loss = found.get(event) ?? missedByMember(event, slots);
    if (!loss) return [];
    const { appointmentId, by } = loss;
    const count = (counts.get(appointmentId) ?? 0) + 1;
    counts.set(appointmentId, count);
    return [{ anchorKey: `rebook:${appointmentId}${count > 1 ? `:${count}` : ''}`, by, event }];
  });
}

function missedByMember(event: StoredEvent, slots: CaseFacts['slots']) {
  const appointmentId = textOf(event, 'appointmentId');
  if (event.type !== MISSED || event.fields['missedBy'] !== 'member' || appointmentId === undefined)
    return undefined;
  const known = slots.some((slot) => slot.appointmentId === appointmentId);
  return known ? { appointmentId, by: 'member' as const } : undefined;
}
