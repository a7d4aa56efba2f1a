import type { SourceTable, Standard } from '@tam/standards';
import type { AskedTime } from './asked-time';
import { isElapsed } from '../clocks/due-at';
import type { Ending } from '../clocks/endings';
import type { MovedBy } from '../clocks/moved-due';
import type { LifeEnd } from '../clocks/member-life';
import { stands, type Doubt, type Slot } from '../slots/slot';
import { misfitOf, type Wanted } from '../slots/slot-qualifies';

/** One clock, ready to be judged: everything that depends on events is here, only asOf is still open. */
export interface Clock {
  readonly standard: Standard;
  readonly startedAt: number;
  /** The limit without any extension. */
  readonly originalDueAt: number;
  readonly dueAt: number;
  readonly movedBy: MovedBy | undefined;
  readonly warnAt: number;
  /** Slots that count for this clock, whatever they are worth. */
  readonly slots: readonly Slot[];
  readonly wanted: Wanted;
  /** Slots of the own case before this instant can only be errors of the source; undefined: they are history. */
  readonly noSlotBefore: number | undefined;
  /** Nothing that starts before this instant stops it: the start, or where the day of the start is excluded the next day. */
  readonly countsFrom: number;
  /** Of several in-time slots, which stops the clock: the first made, or the next to come. */
  readonly stopBy: 'made' | 'start';
  readonly endings: readonly Ending[];
  readonly lifeEnd: LifeEnd | undefined;
  /** What nobody recorded and without which a missed limit is no breach. */
  readonly doubt: Doubt | undefined;
  /** What the record of the clock's life lacks, in words; undefined: nothing that is known of. */
  readonly missing: string | undefined;
  readonly sources: SourceTable;
}

/** What a slot is worth to a clock: one of these, or the reason why it counts for nothing. */
export type Fit =
  | 'before-start'
  | 'error'
  | 'after-life-end'
  | 'after-closing'
  | 'straddles'
  | 'doubtful'
  | 'in-time'
  | 'late'
  | (string & {});

/** A slot as one clock sees it. */
export interface SlotView {
  readonly slot: Slot;
  readonly fit: Fit;
}

export type Verdict =
  | { readonly status: 'met'; readonly stop: Slot }
  | { readonly status: 'excused'; readonly stop: Slot; readonly because: MovedBy }
  | { readonly status: 'ended'; readonly ending: Ending | LifeEnd; readonly because: string }
  | { readonly status: 'undetermined'; readonly missing: string; readonly because: string }
  | { readonly status: 'breached'; readonly because: string; readonly late?: Slot }
  | { readonly status: 'at-risk'; readonly because: string }
  | { readonly status: 'running' };

/** How an unkept promise is called by what would have kept it: nothing came, or it came late. */
const UNKEPT: { readonly [kind in Standard['stop']['kind']]: readonly [nothing: string, late: string] } = {
  offered: ['no-offer', 'late-offer'],
  booked: ['no-booking', 'late-booking'],
  attended: ['no-visit', 'late-visit'],
  answered: ['no-answer', 'late-answer'],
  reached: ['no-contact', 'late-contact'],
  reviewed: ['no-review', 'late-review'],
  arrived: ['no-arrival', 'late-arrival'],
  sent: ['not-sent', 'sent-late'],
  arranged: ['not-arranged', 'arranged-late'],
  interpreted: ['no-interpreter', 'no-interpreter'],
};

const MEMBER_CHOSE: ReadonlySet<string> = new Set([
  'member-chose-date',
  'member-chose-provider',
  'member-chose-modality',
  'member-unavailable',
]);

/** The first end that hands the wait over to another clock by dueAt: only offers made before it count here. */
export function closingOf(clock: Clock): Ending | undefined {
  return earliestEnding(
    clock.endings.filter((ending) => ending.closing),
    clock,
  );
}

/** The earliest of some ends from the start to dueAt, both inclusive. */
function earliestEnding(endings: readonly Ending[], clock: Clock): Ending | undefined {
  let earliest: Ending | undefined;
  for (const ending of endings) {
    if (ending.at < clock.startedAt || ending.at > clock.dueAt || (earliest && earliest.at <= ending.at))
      continue;
    earliest = ending;
  }
  return earliest;
}

/** How each slot looks from this clock: why it counts for nothing, or whether it is in time. */
export function viewSlots(clock: Clock): readonly SlotView[] {
  const closing = closingOf(clock);
  return clock.slots.map((slot) => ({ slot, fit: fitOf(slot, clock, closing) }));
}

/** The instant of a slot that must lie by the limit: its start, or where the standard says so its making (of a booking: the booking). */
export function stopInstant(slot: Slot, { standard }: Pick<Clock, 'standard'>): number {
  if (standard.stop.by !== 'made') return slot.startsAt;
  return standard.stop.kind === 'booked' ? (slot.acceptedBy?.time ?? slot.madeAt) : slot.madeAt;
}

function fitOf(slot: Slot, clock: Clock, closing: Ending | undefined): Fit {
  const misfit = misfitOf(slot, clock.standard, clock.wanted);
  if (misfit) return misfit;
  if (slot.startsAt < slot.madeAt) return 'error';
  if (clock.noSlotBefore !== undefined && slot.startsAt < clock.noSlotBefore) return 'error';
  if (stopInstant(slot, clock) < clock.countsFrom) return 'before-start';
  if (clock.lifeEnd && slot.opensAt > clock.lifeEnd.dayEnd) return 'after-life-end';
  if (closing && slot.madeAt >= closing.at) return 'after-closing';
  if (stopInstant(slot, clock) <= clock.dueAt) return slot.doubt ? 'doubtful' : 'in-time';
  return slot.knownByDay && isElapsed(clock.standard.limit) && mayStartBy(slot, clock.dueAt)
    ? 'straddles'
    : 'late';
}

/** Whether a slot known only by its day may have started by an instant: not one that was made after it. */
function mayStartBy(slot: Slot, instant: number): boolean {
  return slot.opensAt <= instant && slot.madeAt <= instant;
}

/** What is to be said of a clock at the asked time. Where several hold: met, excused, ended, undetermined, breached. */
export function judge(clock: Clock, views: readonly SlotView[], asked: AskedTime): Verdict {
  const inTime = views.filter((view) => view.fit === 'in-time').map((view) => view.slot);
  const standing = inTime.filter((slot) => stands(slot) || isKeptByMaking(slot, clock));
  const stop = firstOf(
    standing.filter((slot) => stopInstant(slot, clock) <= clock.originalDueAt),
    clock,
  );
  if (stop) return { status: 'met', stop };
  const excused = firstOf(standing, clock);
  if (excused && clock.movedBy) return { status: 'excused', stop: excused, because: clock.movedBy };
  const ended = endOf(clock);
  if (ended) return { status: 'ended', ending: ended, because: ended.reason };
  return unfinished(clock, views, inTime, asked);
}

/** Where the making of an offer keeps the promise, what became of the appointment made of it starts a clock of its own. */
function isKeptByMaking(slot: Slot, { standard }: Clock): boolean {
  return standard.stop.by === 'made' && slot.accepted;
}

function unfinished(
  clock: Clock,
  views: readonly SlotView[],
  inTime: readonly Slot[],
  asked: AskedTime,
): Verdict {
  const late = views.filter((view) => view.fit === 'late' && stands(view.slot)).map((view) => view.slot);
  const doubtful = views.find((view) => view.fit === 'doubtful')?.slot.doubt;
  if (doubtful) return { status: 'undetermined', ...doubtful };
  const straddling = views.some((view) => view.fit === 'straddles' && stands(view.slot));
  if (straddling)
    return { status: 'undetermined', missing: 'time of the slot', because: 'slot-known-by-day' };
  const erroneous = views.some(({ fit, slot }) => fit === 'error' && slot.opensAt <= clock.dueAt);
  if (erroneous && inTime.length === 0 && late.length === 0) {
    return { status: 'undetermined', missing: 'a slot after its offer', because: 'slot-before-offer' };
  }
  if (asked.hasPassed(clock.dueAt)) return overdue(clock, views, inTime, late);
  const takenBack = inTime.some(
    (slot) => slot.unclear !== undefined || (slot.takenBack && slot.takenBack.how !== 'missed'),
  );
  if (takenBack) return { status: 'at-risk', because: 'offer-withdrawn' };
  const [nothing, tooLate] = UNKEPT[clock.standard.stop.kind];
  if (late.length > 0) return { status: 'at-risk', because: tooLate };
  return asked.hasPassed(clock.warnAt) ? { status: 'at-risk', because: nothing } : { status: 'running' };
}

function overdue(
  clock: Clock,
  views: readonly SlotView[],
  inTime: readonly Slot[],
  late: readonly Slot[],
): Verdict {
  if (inTime.some((slot) => slot.takenBack === undefined && slot.unclear !== undefined)) {
    return { status: 'undetermined', missing: 'who took the offer back', because: 'offer-withdrawn' };
  }
  // Also a late offer that was taken back was the first one that is on record.
  const offeredLate = views.some(({ slot, fit }) => fit === 'late' && slot.kind === 'offer');
  // What is booked only after the limit says nothing of an offer before it, whatever reason it names.
  const chosen = late.some(
    ({ delayReason, madeAt }) =>
      delayReason !== undefined && MEMBER_CHOSE.has(delayReason) && madeAt <= clock.dueAt,
  );
  if (inTime.length === 0 && !offeredLate && chosen) {
    return { status: 'undetermined', missing: 'first offer', because: 'member-chose' };
  }
  if (clock.doubt) return { status: 'undetermined', ...clock.doubt };
  if (clock.missing !== undefined) {
    return { status: 'undetermined', missing: clock.missing, because: 'incomplete' };
  }
  const first = firstOf(late, clock);
  const [nothing, tooLate] = UNKEPT[clock.standard.stop.kind];
  const because = inTime.length > 0 ? 'offer-withdrawn' : first ? tooLate : nothing;
  return { status: 'breached', because, ...(first && { late: first }) };
}

/** The earliest end from the start to dueAt, both inclusive; the end of a life or of cover ends all that is due from that day. */
function endOf(clock: Clock): Ending | LifeEnd | undefined {
  const { lifeEnd } = clock;
  return lifeEnd && clock.dueAt >= lifeEnd.dayStart ? lifeEnd : earliestEnding(clock.endings, clock);
}

/** The slot of several that counts first for a clock; undefined: there is none. */
export function firstOf(slots: readonly Slot[], clock: Clock): Slot | undefined {
  let first: Slot | undefined;
  for (const slot of slots) if (!first || isBefore(slot, first, clock)) first = slot;
  return first;
}

function isBefore(a: Slot, b: Slot, clock: Clock): boolean {
  const aLate = isLateEvidence(a, clock);
  if (aLate !== isLateEvidence(b, clock)) return !aLate;
  if (clock.stopBy === 'start' && a.startsAt !== b.startsAt) return a.startsAt < b.startsAt;
  return a.madeAt < b.madeAt || (a.madeAt === b.madeAt && a.startsAt < b.startsAt);
}

/**
 * An offer that was recorded only after the limit it keeps and the lateness of its source; never where the recorded
 * time is missing.
 */
export function isLateEvidence({ event, kind }: Slot, clock: Clock): boolean {
  // What is told of an interpreter is told with the visit that starts the clock, and a visit is recorded after it began.
  if (kind === 'interpreter') return false;
  const { recorded, source } = event;
  return recorded !== undefined && recorded > clock.dueAt + clock.sources.latenessOf(source);
}
