import { formatInstant } from '@tam/events';
import type { StoredEvent } from '@tam/record';
import type { Standard } from '@tam/standards';
import type { CaseContext } from './case-context';
import { textOf } from '../facts/fields';
import { planClock, type PlannedClock } from './planned-clock';
import type { Doubt, Slot } from '../slots/slot';
import { step } from '../outcome/trace';

const DISCHARGED = 'care.discharged.v1';
const PRINCIPAL_UNKNOWN: Doubt = {
  missing: 'group of the principal diagnosis',
  because: 'principal-unknown',
};

/** Plans the clocks of care after a discharge: one for each stay that ended (`discharge:<dischargeId>`). */
export function dischargeClocks(context: CaseContext): PlannedClock[] {
  const { facts, resolver } = context;
  if (facts.isVoid) return [];
  const clocks: PlannedClock[] = [];
  const service = facts.needs[0]?.service ?? '';
  for (const { event, isVoid } of stays(context)) {
    const date = facts.table.localDate(event.time);
    for (const standard of resolver.applying(facts, date, 'discharge', service)) {
      if (!isAbout(standard, event)) continue;
      clocks.push(dischargeClock(context, standard, event, service, isVoid));
    }
  }
  return clocks;
}

interface Stay {
  readonly event: StoredEvent;
  readonly isVoid: boolean;
}

/** The discharges of a case; a stay told twice counts from the first telling. */
function stays({ facts: { kase } }: CaseContext): readonly Stay[] {
  const byKey = new Map<string, Stay>();
  const add = (event: StoredEvent, isVoid: boolean): void => {
    if (event.type !== DISCHARGED) return;
    const key = anchorOf(event);
    if (!byKey.has(key)) byKey.set(key, { event, isVoid });
  };
  for (const event of kase.events) add(event, false);
  for (const { event } of kase.voided) add(event, true);
  return [...byKey.values()];
}

function anchorOf(event: StoredEvent): string {
  return `discharge:${textOf(event, 'dischargeId') ?? event.id}`;
}

function isAbout({ only }: Standard, event: StoredEvent): boolean {
  const { settings, principals } = only;
  if (settings && !settings.includes(textOf(event, 'setting') ?? '')) return false;
  const principal = textOf(event, 'principal');
  return !principals || principal === undefined || principals.includes(principal);
}

function dischargeClock(
  context: CaseContext,
  standard: Standard,
  event: StoredEvent,
  service: string,
  isVoid: boolean,
): PlannedClock {
  const { facts } = context;
  const unknown = standard.only.principals !== undefined && textOf(event, 'principal') === undefined;
  const from = textOf(event, 'setting') ?? 'care';
  return planClock(context, {
    standard,
    anchorKey: anchorOf(event),
    anchor: event,
    startedAt: event.time,
    slots: slotsAfter(context, event.time),
    wanted: {
      service,
      format: textOf(facts.request, 'formatWanted'),
      modality: textOf(facts.request, 'modalityWanted'),
    },
    stopBy: 'start',
    endings: facts.endings,
    doubt: unknown ? PRINCIPAL_UNKNOWN : undefined,
    isVoid,
    steps: [
      step(
        'start',
        [event],
        { setting: from, startedAt: formatInstant(event.time), zone: facts.table.zone },
        `The discharge (${from}) of ${formatInstant(event.time)}, local date ${facts.table.localDate(event.time)} in ${facts.table.zone}, starts the clock: ${standard.pack} ${standard.packVersion}.`,
      ),
    ],
  });
}

/** Care after a stay may be arranged on any case of the member, also before the stay ends. */
function slotsAfter({ cases }: CaseContext, instant: number): readonly Slot[] {
  return cases
    .filter(({ isVoid }) => !isVoid)
    .flatMap(({ slots }) => slots.filter((slot) => slot.startsAt >= instant));
}
