import { formatInstant } from '@tam/events';
import type { CaseContext } from './case-context';
import { flagOf, instantOf, isTrue, textOf } from '../facts/fields';
import { planClock, type PlannedClock } from './planned-clock';
import { actSlot } from '../slots/slot';
import { step } from '../outcome/trace';

const ATTENDED = 'scheduling.appointment-attended.v1';

/**
 * Plans, for a member who needs an interpreter, the promise that one is there: a clock at each attended visit
 * (`visit:<appointmentId>`). It says nothing of whether care itself came in time.
 */
export function interpreterClocks(context: CaseContext): PlannedClock[] {
  const { facts, resolver } = context;
  if (facts.isVoid || !isTrue(facts.request, 'interpreterNeeded')) return [];
  const clocks: PlannedClock[] = [];
  const service = facts.needs[0]?.service ?? '';
  const seen = new Set<string>();
  for (const event of facts.kase.events) {
    if (event.type !== ATTENDED) continue;
    const appointmentId = textOf(event, 'appointmentId') ?? event.id;
    if (seen.has(appointmentId)) continue;
    seen.add(appointmentId);
    const at = instantOf(event, 'startedAt') ?? event.time;
    const present = flagOf(event, 'interpreterPresent');
    for (const standard of resolver.applying(
      facts,
      facts.table.localDate(at),
      'interpreter-visit',
      service,
    )) {
      clocks.push(
        planClock(context, {
          standard,
          anchorKey: `visit:${appointmentId}`,
          anchor: event,
          startedAt: at,
          slots: present ? [actSlot({ kind: 'interpreter', key: appointmentId, event, at })] : [],
          wanted: { service, format: undefined, modality: undefined },
          stopBy: 'made',
          endings: facts.endings.filter((ending) => ending.reason !== 'withdrawn-by-member'),
          doubt:
            present === undefined
              ? { missing: 'whether the interpreter was there', because: 'interpreter-unknown' }
              : undefined,
          steps: [
            step(
              'start',
              [event],
              { appointmentId, startedAt: formatInstant(at), zone: facts.table.zone },
              `The member needs an interpreter and was seen at ${formatInstant(at)}: ${standard.pack} ${standard.packVersion} asks for one there.`,
            ),
          ],
        }),
      );
    }
  }
  return clocks;
}
