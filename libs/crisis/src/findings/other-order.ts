import { compareEvents, type MemberRecord, type StoredEvent } from '@tam/record';
import type { Judgement } from './judge-record';

/**
 * The record with events of one instant in the other order, effects before causes: what would be said if the rank that
 * the catalogue gives to types were wrong about them. Undefined where no two events of different types share an instant.
 */
export function otherOrder(record: MemberRecord): MemberRecord | undefined {
  const types = new Map<number, string | undefined>();
  for (const kase of record.cases) {
    for (const { time, type } of kase.events) {
      if (!types.has(time)) types.set(time, type);
      else if (types.get(time) !== type) types.set(time, undefined);
    }
  }
  const tied = new Set([...types].flatMap(([time, type]) => (type === undefined ? [time] : [])));
  if (tied.size === 0) return undefined;
  const turned = (event: StoredEvent): StoredEvent =>
    tied.has(event.time) ? { ...event, rank: -event.rank } : event;
  return {
    ...record,
    cases: record.cases.map((kase) => ({
      ...kase,
      events: kase.events.map(turned).sort(compareEvents),
    })),
  };
}

/** What of a judgement an outcome tells, as one text to compare. */
export function gistOf(judged: Judgement): string {
  if (judged.kind !== 'judged') return judged.kind;
  return JSON.stringify(
    judged.violations.map(({ steps, resolved, floor, route }) => [
      steps.map(({ kind, at, severity }) => [kind, at, severity]),
      resolved?.at,
      floor?.level,
      route,
    ]),
  );
}
