import type { DayTable } from '@tam/calendar';
import type { StoredEvent } from '@tam/record';
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

/** The place and zone by which a case looks at covers. */
export interface Covered {
  readonly lineOfBusiness: string;
  readonly network: string;
  readonly table: DayTable;
}

/** A span of cover as an event tells it. */
export function coverOf(event: StoredEvent): Cover {
  return {
    lineOfBusiness: textOf(event, 'lineOfBusiness') ?? '',
    network: textOf(event, 'network') ?? '',
    from: textOf(event, 'from') ?? '',
    to: textOf(event, 'to'),
    event,
  };
}

/** Whether a span is of the cover that a case's request was made under. */
export function isCoverOf(cover: Cover, { lineOfBusiness, network }: Covered): boolean {
  return cover.lineOfBusiness === lineOfBusiness && (cover.network === '' || cover.network === network);
}

/** The last span of a case's cover: the day on which it ended for good, where no other span of it carries it on. */
export function endOfCover(all: readonly Cover[], covered: Covered): Cover | undefined {
  const { table } = covered;
  const covers = all.filter((cover) => isCoverOf(cover, covered));
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
 * The cover that was in force on a date where the one that a request named had ended before, told late or not;
 * undefined: the request's own, or none that is known.
 */
export function otherCoverOn(covers: readonly Cover[], covered: Covered, date: string): Cover | undefined {
  const ended = endOfCover(covers, covered);
  if (!ended || ended.to! >= date) return undefined;
  return covers.find(
    (cover) =>
      !isCoverOf(cover, covered) && cover.from <= date && (cover.to === undefined || cover.to >= date),
  );
}

/** The cover that follows the one of a case after its end; undefined: there is none. */
export function nextCover(covers: readonly Cover[], covered: Covered): Cover | undefined {
  const ended = endOfCover(covers, covered);
  if (!ended) return undefined;
  let next: Cover | undefined;
  for (const cover of covers) {
    if (isCoverOf(cover, covered) || cover.from <= ended.to!) continue;
    if (!next || cover.from < next.from) next = cover;
  }
  return next;
}
