import type { DayTable } from '@tam/calendar';
import type { MemberRecord, StoredEvent } from '@tam/record';
import type { CaseFacts } from './case-facts';
import { textOf } from '../facts/fields';

/** One span of one cover of a member, as told. */
export interface Cover {
  readonly lineOfBusiness: string;
  readonly network: string;
  /** First and last local date, inclusive. */
  readonly from: string;
  readonly to: string | undefined;
  readonly event: StoredEvent;
}

const CHANGED = 'member.coverage-changed.v1';

/** Every span of cover told on any case of the member, in the order of the record. */
export function coversOf(record: MemberRecord): readonly Cover[] {
  const covers: Cover[] = [];
  for (const kase of record.cases) {
    for (const event of kase.events) {
      if (event.type !== CHANGED) continue;
      covers.push({
        lineOfBusiness: textOf(event, 'lineOfBusiness') ?? '',
        network: textOf(event, 'network') ?? '',
        from: textOf(event, 'from') ?? '',
        to: textOf(event, 'to'),
        event,
      });
    }
  }
  return covers;
}

/** Whether a span is of the cover that a case's request was made under. */
export function isCoverOf(cover: Cover, { lineOfBusiness, network }: CaseFacts): boolean {
  return cover.lineOfBusiness === lineOfBusiness && (cover.network === '' || cover.network === network);
}

/** The day on which a cover ended for good: another span of the same cover may carry it on. */
export function endOfCover(covers: readonly Cover[], table: DayTable): Cover | undefined {
  let first: Cover | undefined;
  for (const cover of covers) {
    const { to } = cover;
    if (to === undefined || covers.some((other) => carriesOn(other, to, table))) continue;
    if (!first || to < first.to!) first = cover;
  }
  return first;
}

function carriesOn({ from, to }: Cover, endedOn: string, table: DayTable): boolean {
  return from <= dayAfter(endedOn, table) && (to === undefined || to > endedOn);
}

function dayAfter(date: string, table: DayTable): string {
  return table.localDate(table.endOfDay(date) + 1);
}

/**
 * The case under the cover that was in force when its request was made: where the one that the request named had ended
 * before, told late or not, and another one holds on that day, the other one's packs apply.
 */
export function underItsCover(record: MemberRecord, facts: CaseFacts): CaseFacts {
  const covers = coversOf(record);
  const asked = facts.needs[0]?.askedAt;
  if (covers.length === 0 || asked === undefined) return facts;
  const date = facts.table.localDate(asked);
  const ended = endOfCover(
    covers.filter((cover) => isCoverOf(cover, facts)),
    facts.table,
  );
  if (!ended || ended.to! >= date) return facts;
  const other = covers.find(
    (cover) => !isCoverOf(cover, facts) && cover.from <= date && (cover.to === undefined || cover.to >= date),
  );
  if (!other) return facts;
  return {
    ...facts,
    lineOfBusiness: other.lineOfBusiness,
    network: other.network || facts.network,
    coverToldBy: other.event,
  };
}

/** The cover that follows the one of a case after its end; undefined: there is none. */
export function nextCover(record: MemberRecord, facts: CaseFacts): Cover | undefined {
  const covers = coversOf(record);
  const ended = endOfCover(
    covers.filter((cover) => isCoverOf(cover, facts)),
    facts.table,
  );
  if (!ended) return undefined;
  let next: Cover | undefined;
  for (const cover of covers) {
    if (isCoverOf(cover, facts) || cover.from <= ended.to!) continue;
    if (!next || cover.from < next.from) next = cover;
  }
  return next;
}
