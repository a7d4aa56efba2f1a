import { dayTable, EVERY_DAY, isKnownZone, type DayTable } from '@tam/calendar';
import type { CaseRecord, StoredEvent, VoidedEvent } from '@tam/record';
import { isAuthorizedVoid } from '../facts/actor';
import { buildSlots } from '../slots/build-slots';
import { instantOf, textOf } from '../facts/fields';
import { otherCoverOn, type Covered } from './cover';
import { endingsOf, type Ending } from './endings';
import { lifeEndOf, type LifeEnd, type MemberLife } from './member-life';
import type { Slot } from '../slots/slot';

/** One request for one service: what the request-anchored clocks of a case are about. */
export interface Need {
  readonly service: string;
  /** `request`, or `request:<service>` for a service that a later request of the same case added. */
  readonly anchorKey: string;
  readonly event: StoredEvent;
  /** When care was asked for, epoch ms: `requestedAt`, else the event's time, else that of a voided request. */
  readonly askedAt: number;
  /** An earlier request of this case was voided by one person alone and entered again. */
  readonly reentered: boolean;
}

/** What the clocks know of one case before any standard is looked at. */
export interface CaseFacts {
  readonly kase: CaseRecord;
  /** The event that gives the case its place, its zone and its wishes: the request, or the call that began to wait. */
  readonly request: StoredEvent;
  /** All requests of the case were voided: nothing is left but to say so. */
  readonly isVoid: boolean;
  /** All were voided, and a second person authorized each of the voids: the case is as if it had never been. */
  readonly neverWas: boolean;
  readonly needs: readonly Need[];
  readonly table: DayTable;
  readonly slots: readonly Slot[];
  /** Cases that `cases-linked` calls duplicates of this one (as told on this case). */
  readonly duplicates: ReadonlySet<string>;
  readonly lineOfBusiness: string;
  readonly network: string;
  readonly region: string;
  /** The ends that its events tell, whatever standard is asked. */
  readonly endings: readonly Ending[];
  /** The end of the member's life or of the cover of the case. */
  readonly lifeEnd: LifeEnd | undefined;
  /** The event by which another cover than the request names was in force on its day. */
  readonly coverToldBy?: StoredEvent;
  /** The delegate groups that its requests name, in order. */
  readonly responsible: readonly string[];
}

const REQUEST = 'intake.request-received.v1';
const CALL = 'intake.call-queued.v1';
const FIRST_NEED = 'request';

/** The facts of a case; undefined while neither its request nor, of a call, its beginning has been seen. */
export function caseFacts(kase: CaseRecord, life: MemberLife): CaseFacts | undefined {
  return factsOf(kase, REQUEST, life) ?? factsOf(kase, CALL, life);
}

function factsOf(kase: CaseRecord, opening: string, life: MemberLife): CaseFacts | undefined {
  const requests = kase.events.filter((event) => event.type === opening);
  if (requests.length > 1) requests.sort((a, b) => askedAt(a) - askedAt(b));
  const voided = kase.voided.filter(({ event }) => event.type === opening);
  const request = requests[0] ?? voided[0]?.event;
  if (!request) return undefined;
  const isVoid = requests.length === 0;
  const table = dayTable(zoneOf(request), EVERY_DAY);
  const needs = opening === REQUEST ? needsOf(isVoid ? [request] : requests, isVoid ? [] : voided) : [];
  const named = {
    table,
    lineOfBusiness: textOf(request, 'lineOfBusiness') ?? '',
    network: textOf(request, 'network') ?? '',
  };
  const covered = underItsCover(life, named, needs);
  return {
    kase,
    request,
    isVoid,
    neverWas: isVoid && voided.every(({ by }) => isAuthorizedVoid(by)),
    needs,
    slots: buildSlots(kase.events, table),
    duplicates: duplicatesOf(kase),
    region: textOf(request, 'region') ?? '',
    responsible: responsibleOf(requests),
    endings: endingsOf(kase),
    lifeEnd: lifeEndOf(life, covered),
    table,
    lineOfBusiness: covered.lineOfBusiness,
    network: covered.network,
    ...(covered.coverToldBy && { coverToldBy: covered.coverToldBy }),
  };
}

/** A request's place, or that of the cover which was in force on its day where the named one had ended before. */
function underItsCover(
  { covers }: MemberLife,
  named: Covered,
  needs: readonly Need[],
): Covered & Pick<CaseFacts, 'coverToldBy'> {
  const askedAt = needs[0]?.askedAt;
  if (covers.length === 0 || askedAt === undefined) return named;
  const other = otherCoverOn(covers, named, named.table.localDate(askedAt));
  if (!other) return named;
  const { lineOfBusiness, network, event } = other;
  return { ...named, lineOfBusiness, network: network || named.network, coverToldBy: event };
}

/** The zone of the place of care, fixed by the request for the life of its clocks. */
export function zoneOf(request: StoredEvent): string {
  const zone = textOf(request, 'timeZone');
  return zone !== undefined && isKnownZone(zone) ? zone : 'UTC';
}

function askedAt(request: StoredEvent): number {
  return instantOf(request, 'requestedAt') ?? request.time;
}

function needsOf(requests: readonly StoredEvent[], voided: readonly VoidedEvent[]): Need[] {
  const kept = voided.filter(({ by }) => !isAuthorizedVoid(by)).map(({ event }) => askedAt(event));
  const earliestVoided = Math.min(...kept);
  const needs: Need[] = [];
  for (const event of requests) {
    const service = textOf(event, 'service') ?? '';
    if (needs.some((need) => need.service === service)) continue;
    const first = needs.length === 0;
    const asked = askedAt(event);
    const reentered = first && earliestVoided < asked;
    needs.push({
      service,
      anchorKey: first ? FIRST_NEED : `${FIRST_NEED}:${service}`,
      event,
      askedAt: reentered ? earliestVoided : asked,
      reentered,
    });
  }
  return needs;
}

/** The key of an anchor that every need of a case has: told apart, like the requests, by the service that came later. */
export function anchorOf(need: Need, key: string): string {
  return `${key}${need.anchorKey.slice(FIRST_NEED.length)}`;
}

function responsibleOf(requests: readonly StoredEvent[]): readonly string[] {
  const named = requests.flatMap((event) => textOf(event, 'responsibleEntity') ?? []);
  return [...new Set(named)];
}

function duplicatesOf(kase: CaseRecord): ReadonlySet<string> {
  const others = new Set<string>();
  for (const event of kase.events) {
    if (event.type !== 'intake.cases-linked.v1' || event.fields['relation'] !== 'duplicate') continue;
    const other = textOf(event, 'otherCaseId');
    if (other !== undefined) others.add(other);
  }
  return others;
}
