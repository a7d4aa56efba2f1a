import type { StoredEvent, VoidedEvent } from '@tam/record';
import type { Standard } from '@tam/standards';
import type { CaseContext } from '../clocks/case-context';
import { textOf } from '../facts/fields';
import { beginningOf, type Beginning } from './beginning';

const QUEUED = 'intake.call-queued.v1';
const WAITS: ReadonlySet<string> = new Set([QUEUED, 'intake.call-transferred.v1']);

/** One promise to one caller and what started it. */
export interface CallWait {
  readonly standard: Standard;
  readonly beginning: Beginning;
}

/** Whether a case is a call: what opened it is a caller who began to wait. */
export function isCall({ facts }: CaseContext): boolean {
  return facts.request.type === QUEUED;
}

/**
 * Every promise of an answer to a call, from the first time the caller waited on a line that it is about while the line
 * was open. Waiting again, there or after a transfer, starts none anew; a transfer to another line starts the promises
 * of that line, which the caller has not waited on before. Of a call whose beginning was voided nothing is left but to
 * say so.
 */
export function callWaits(context: CaseContext): readonly CallWait[] {
  const found = new Map<string, Found>();
  const { isVoid, kase } = context.facts;
  const { events, voided } = kase;
  for (const event of isVoid ? [] : events) {
    for (const standard of promisedBy(context, event)) entryOf(found, standard, event).standing.push(event);
  }
  for (const one of voided) {
    for (const standard of promisedBy(context, one.event))
      entryOf(found, standard, one.event).voided.push(one);
  }
  return [...found.values()].map(({ standing, voided: taken, versions }) => {
    const beginning = beginningOf(standing, taken)!;
    return { beginning, standard: versions.get(beginning.since)! };
  });
}

/** Whether a call has no clock only because nobody had promised to be there when it came. */
export function cameOutsideHours(context: CaseContext): boolean {
  const { events, voided } = context.facts.kase;
  return (
    isCall(context) &&
    [...events, ...voided.map(({ event }) => event)].some((event) => isTooLate(context, event))
  );
}

function isTooLate(context: CaseContext, event: StoredEvent): boolean {
  return [...standardsFor(context, event)].some((standard) => !isStaffed(context, event, standard));
}

interface Found {
  readonly standing: StoredEvent[];
  readonly voided: VoidedEvent[];
  /** The version of the standard that was in force at each event. */
  readonly versions: Map<StoredEvent, Standard>;
}

function entryOf(found: Map<string, Found>, standard: Standard, event: StoredEvent): Found {
  let entry = found.get(standard.id);
  if (!entry) found.set(standard.id, (entry = { standing: [], voided: [], versions: new Map() }));
  entry.versions.set(event, standard);
  return entry;
}

function promisedBy(context: CaseContext, event: StoredEvent): readonly Standard[] {
  return [...standardsFor(context, event)].filter((standard) => isStaffed(context, event, standard));
}

/** The standards of the place that are about the line on which an event lets the caller wait. */
function* standardsFor({ facts, resolver }: CaseContext, event: StoredEvent): Generator<Standard> {
  if (!WAITS.has(event.type)) return;
  const line = textOf(event, 'line') ?? '';
  for (const standard of resolver.applying(facts, facts.table.localDate(event.time), 'call-queued', '')) {
    if (standard.only.lines?.includes(line) ?? true) yield standard;
  }
}

/** Whether the promise holds at the instant of an event: it holds around the clock, or the line is open then. */
function isStaffed({ facts, resolver }: CaseContext, event: StoredEvent, { only }: Standard): boolean {
  if (only.aroundTheClock) return true;
  return resolver.lines.isOpen(textOf(event, 'line') ?? '', facts, event.time, facts.table.zone);
}
