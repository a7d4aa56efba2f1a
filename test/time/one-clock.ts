import { createAccessEvaluator } from '@tam/access';
import { EVERY_DAY } from '@tam/calendar';
import { loadCalendarsIn, loadPackSet } from '@tam/config';
import { createStorer, fold, sha256Hex, type Determination, type StoredEvent } from '@tam/record';
import type { PackSet, Standard } from '@tam/standards';
import { plainDate, plainDue, type PlainLimit } from './plain-due';

const shipped = loadPackSet({ sha256: sha256Hex });
const calendars = loadCalendarsIn();
const TEMPLATE = 'ca-ta-npmh';
const template = shipped.packs.flatMap(({ standards }) => standards).findLast(({ id }) => id === TEMPLATE)!;

/** A limit as it is kept by the real evaluator, with the plain computation of the same. */
export class OneClock {
  private readonly evaluator;
  private readonly store;

  constructor(
    readonly limit: PlainLimit,
    readonly zone: string,
  ) {
    this.evaluator = createAccessEvaluator(packsWith(standardOf(limit)));
    this.store = createStorer(this.evaluator.reads);
  }

  /** What is said of a request at an instant; `offeredFor`: the start of a slot that was offered with the request. */
  determination(requestedAt: number, asOf: number, offeredFor?: number): Determination {
    const events = [this.request(requestedAt)];
    if (offeredFor !== undefined) events.push(this.offer(requestedAt, offeredFor));
    const [only] = this.evaluator.evaluate(fold('m', events), asOf).outcomes;
    return only!;
  }

  plainDue(requestedAt: number): number {
    return plainDue(this.limit, requestedAt, this.zone);
  }

  /** Everything in which product and plain computation differ about a request, with slots at the limit and after it. */
  differences(requestedAt: number): string[] {
    const due = this.plainDue(requestedAt);
    return [
      ...this.compare(requestedAt, due, 'met', due),
      ...this.compare(requestedAt, due, 'breached', due + 1),
    ];
  }

  /** As `differences`, for one slot: asked one millisecond after the limit, it must have this status. */
  compare(requestedAt: number, due: number, status: string, offeredFor: number): string[] {
    const told = this.determination(requestedAt, due + 1, offeredFor);
    const expected = `${new Date(due).toISOString()} ${plainDate(due, this.zone)} ${status}`;
    const said = `${told.dueAt} ${told.period} ${told.status}`;
    return said === expected
      ? []
      : [`${new Date(requestedAt).toISOString()} in ${this.zone}: ${said} instead of ${expected}`];
  }

  private request(time: number): StoredEvent {
    return this.store({
      source: 'urn:synthetic:time',
      id: 'request',
      type: 'intake.request-received.v1',
      time,
      memberRef: 'm',
      caseId: 'c',
      data: {
        service: 'mh-nonphysician',
        statedUrgency: 'non-urgent',
        lineOfBusiness: 'commercial',
        network: 'north',
        region: 'us-ca',
        timeZone: this.zone,
      },
    })!;
  }

  private offer(time: number, startsAt: number): StoredEvent {
    return this.store({
      source: 'urn:synthetic:time',
      id: 'offer',
      type: 'scheduling.slot-offered.v1',
      time,
      memberRef: 'm',
      caseId: 'c',
      data: {
        offerId: 'o',
        startsAt: new Date(startsAt).toISOString(),
        purpose: 'treatment',
        modality: 'video',
      },
    })!;
  }
}

/** The first-visit standard of California with another limit and calendar. */
function standardOf(limit: PlainLimit): Standard {
  const { count, unit } = limit;
  return {
    ...template,
    limit: { count, unit },
    warn: { count: Math.floor(count / 2), unit },
    calendar: unit === 'business-days' ? calendars.get(limit.calendar.id)! : EVERY_DAY,
    alternativeCalendars: [],
  };
}

function packsWith(standard: Standard): PackSet {
  return { ...shipped, assigned: () => [standard.pack], inForce: () => [standard] };
}
