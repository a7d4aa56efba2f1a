import type { MemberRecord, StoredEvent } from '@tam/record';
import { textOf } from '../facts/fields';
import { coverOf, endOfCover, type Cover, type Covered } from './cover';

/** What is told of the member as such, on whichever case: it acts on all. */
export interface MemberLife {
  readonly deaths: readonly StoredEvent[];
  readonly covers: readonly Cover[];
}

/** The end of a life or of cover: every clock due on or after that day ends, and later slots make nothing met. */
export interface LifeEnd {
  readonly reason: 'deceased' | 'coverage-ended';
  readonly event: StoredEvent;
  /** First and last millisecond of the day, in the zone of the case. */
  readonly dayStart: number;
  readonly dayEnd: number;
}

/** Deaths and covers of a record, in its order. */
export function memberLife(record: MemberRecord): MemberLife {
  const deaths: StoredEvent[] = [];
  const covers: Cover[] = [];
  for (const kase of record.cases) {
    for (const event of kase.events) {
      if (event.type === 'member.deceased.v1') deaths.push(event);
      else if (event.type === 'member.coverage-changed.v1') covers.push(coverOf(event));
    }
  }
  return { deaths, covers };
}

/** The earliest end of life or of the cover that a case is under. */
export function lifeEndOf({ deaths, covers }: MemberLife, covered: Covered): LifeEnd | undefined {
  if (deaths.length === 0 && covers.length === 0) return undefined;
  const { table } = covered;
  let earliest: LifeEnd | undefined;
  const consider = (reason: LifeEnd['reason'], event: StoredEvent, date: string): void => {
    const dayStart = table.startOfDay(date);
    if (earliest && earliest.dayStart <= dayStart) return;
    earliest = { reason, event, dayStart, dayEnd: table.endOfDay(date) };
  };
  for (const event of deaths) {
    const on = textOf(event, 'on');
    if (on !== undefined) consider('deceased', event, on);
  }
  const ended = endOfCover(covers, covered);
  if (ended) consider('coverage-ended', ended.event, ended.to!);
  return earliest;
}
