import { formatInstant } from '@tam/events';
import type { StoredEvent, TraceStep } from '@tam/record';
import type { Standard } from '@tam/standards';
import type { CaseContext } from '../clocks/case-context';
import { planClock, type PlannedClock } from '../clocks/planned-clock';
import { actsFor } from '../clocks/slots-for';
import { textOf } from '../facts/fields';
import { step } from '../outcome/trace';
import type { Doubt } from '../slots/slot';
import { beginningOf, type Beginning } from './beginning';
import { arrivalDoubt, arrivalsOf, responseEndings } from './response-arrivals';

const NEEDED = 'intake.crisis-response-needed.v1';
const RESPONSE = 'intake.crisis-response-';

const AREA_UNKNOWN: Doubt = { missing: 'area', because: 'area-unknown' };
const KIND_UNKNOWN: Doubt = { missing: 'kind of response', because: 'response-kind-unknown' };

/** One crisis response of a case: how it began, and all that was told of it. */
interface Response {
  readonly responseId: string;
  readonly beginning: Beginning;
  readonly events: readonly StoredEvent[];
  readonly area: string | undefined;
  readonly kind: string | undefined;
}

/** Plans the clocks of crisis responses: from the decision that one must go out, one each (`response:<responseId>`). */
export function responseClocks(context: CaseContext): PlannedClock[] {
  const { facts, resolver } = context;
  if (facts.isVoid) return [];
  const service = facts.needs[0]?.service ?? '';
  const clocks: PlannedClock[] = [];
  for (const response of responsesOf(context)) {
    const date = facts.table.localDate(response.beginning.since.time);
    for (const standard of resolver.applying(facts, date, 'response-needed', service)) {
      if (isAbout(standard, response)) clocks.push(responseClock(context, standard, response, service));
    }
  }
  return clocks;
}

function responseClock(
  context: CaseContext,
  standard: Standard,
  response: Response,
  service: string,
): PlannedClock {
  const { facts } = context;
  const { responseId, beginning, events } = response;
  const planned = planClock(context, {
    standard,
    anchorKey: `response:${responseId}`,
    anchor: beginning.event,
    startedAt: beginning.since.time,
    slots: actsFor(standard, facts) ?? arrivalsOf(responseId, events),
    wanted: { service, format: undefined, modality: undefined },
    stopBy: 'made',
    endings: [...facts.endings.filter(({ reason }) => reason === 'admitted'), ...responseEndings(events)],
    doubt: placeDoubt(standard, response),
    isVoid: beginning.isVoid,
    flags: beginning.reentered ? ['possibleRestart'] : [],
    steps: [startStep(context, standard, response)],
  });
  const { clock } = planned;
  const doubt = clock.doubt ?? arrivalDoubt(events, clock.dueAt, clock.sources);
  return doubt ? { ...planned, clock: { ...clock, doubt } } : planned;
}

/**
 * What the event of the decision leaves open is taken from what was told of the response later: first by those who
 * decided, else by those who went.
 */
function responsesOf({ facts }: CaseContext): readonly Response[] {
  const { events, voided } = facts.kase;
  const needed = events.filter(({ type }) => type === NEEDED);
  const taken = voided.filter(({ event }) => event.type === NEEDED);
  if (needed.length === 0 && taken.length === 0) return [];
  const told = events.filter(({ type }) => type.startsWith(RESPONSE));
  const ids = new Set([...needed, ...taken.map(({ event }) => event)].map(idOf));
  return [...ids].map((responseId) => {
    const own = told.filter((event) => idOf(event) === responseId);
    const decided = needed.filter((event) => idOf(event) === responseId);
    const beginning = beginningOf(
      decided,
      taken.filter(({ event }) => idOf(event) === responseId),
    )!;
    const known = [beginning.event, ...decided, ...own];
    return {
      responseId,
      beginning,
      events: own,
      area: firstTold(known, 'area'),
      kind: firstTold(known, 'kind'),
    };
  });
}

function idOf(event: StoredEvent): string {
  return textOf(event, 'responseId') ?? event.id;
}

function firstTold(events: readonly StoredEvent[], field: string): string | undefined {
  for (const event of events) {
    const told = textOf(event, field);
    if (told !== undefined) return told;
  }
  return undefined;
}

function isAbout({ only }: Standard, { area, kind }: Response): boolean {
  if (only.areas && area !== undefined && !only.areas.includes(area)) return false;
  return !only.kinds || kind === undefined || only.kinds.includes(kind);
}

function placeDoubt({ only }: Standard, { area, kind }: Response): Doubt | undefined {
  if (only.areas && area === undefined) return AREA_UNKNOWN;
  return only.kinds && kind === undefined ? KIND_UNKNOWN : undefined;
}

function startStep({ facts }: CaseContext, standard: Standard, response: Response): TraceStep {
  const { beginning, area, kind, responseId } = response;
  const { event, since, reentered } = beginning;
  const startedAt = formatInstant(since.time);
  const where = area === undefined ? 'nobody says in which area' : `area ${area}`;
  return step(
    'start',
    reentered ? [since, event] : [since],
    {
      ...(area !== undefined && { area }),
      ...(kind !== undefined && { kind }),
      responseId,
      startedAt,
      zone: facts.table.zone,
    },
    `That a crisis response (${kind ?? 'kind not told'}) must go out was decided at ${startedAt}, ${where}: ${standard.pack} ${standard.packVersion} applies.`,
  );
}
