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

function lossesOf(facts: CaseFacts): readonly Loss[] {
  const counts = new Map<string, number>();
  const losses: Loss[] = [];
  const add = (appointmentId: string, by: Loss['by'], event: StoredEvent): void => {
    if (losses.some((loss) => loss.event === event)) return;
    const count = (counts.get(appointmentId) ?? 0) + 1;
    counts.set(appointmentId, count);
    losses.push({ anchorKey: `rebook:${appointmentId}${count > 1 ? `:${count}` : ''}`, by, event });
  };
  for (const slot of facts.slots) {
    if (slot.appointmentId === undefined || slot.kind === 'visit') continue;
    if (slot.takenBack) add(slot.appointmentId, 'plan', slot.takenBack.event);
    else if (slot.givenUp) add(slot.appointmentId, 'member', slot.givenUp);
  }
  for (const event of facts.kase.events) {
    if (event.type !== MISSED || event.fields['missedBy'] !== 'member') continue;
    const appointmentId = textOf(event, 'appointmentId');
    if (facts.slots.some((slot) => slot.appointmentId === appointmentId))
      add(appointmentId ?? '', 'member', event);
  }
  return losses;
}
