import { formatInstant, SENSITIVITIES, type Sensitivity } from '@tam/events';
import {
  determinationId,
  type Determination,
  type MemberRecord,
  type StoredEvent,
  type TraceStep,
} from '@tam/record';
import type { AskedTime } from './asked-time';
import { alternativesOf } from './alternatives';
import { limitStep, slotSteps, verdictStep } from './describe';
import type { PlannedClock } from '../clocks/planned-clock';
import { isScheduled, type Slot } from '../slots/slot';
import { isShortOffer } from '../slots/slot-qualifies';
import { step } from './trace';
import { usedEvents } from './used-events';
import { isLateEvidence, type SlotView, type Verdict } from './verdict';

/** A clock with its verdict: all that an outcome line is made of. */
export interface JudgedClock {
  readonly planned: PlannedClock;
  /** Every slot that was looked at. */
  readonly views: readonly SlotView[];
  /** Those of them that bear on the verdict: what the outcome tells and rests on. */
  readonly bearing: readonly SlotView[];
  readonly verdict: Verdict;
}

/** The slot that stopped a judged clock. */
export function stopOf({ verdict }: JudgedClock): Slot | undefined {
  return verdict.status === 'met' || verdict.status === 'excused' ? verdict.stop : undefined;
}

/**
 * Makes the outcome line of a judged clock. `shared` are the slots that stopped the clock of another case than their own.
 * Its members stand in code-unit order, absent ones as undefined, so that all outcomes have one shape and are printed fast.
 */
export function toDetermination(
  record: MemberRecord,
  judged: JudgedClock,
  shared: ReadonlySet<Slot>,
  asked: AskedTime,
): Determination {
  const { planned, views, bearing, verdict } = judged;
  const { clock, facts, anchorKey, table, isVoid, service } = planned;
  const { standard } = clock;
  const { caseId } = facts.kase;
  const { memberRef } = record;
  const moved = clock.movedBy !== undefined;
  const used = usedEvents(planned, bearing, verdict);
  const alternatives = isVoid ? undefined : alternativesOf(planned, views, verdict, asked);
  const stop = isVoid ? undefined : stopOf(judged);
  return {
    alternatives,
    anchorKey,
    because: !isVoid && 'because' in verdict ? verdict.because : undefined,
    calendar: standard.calendar.id,
    caseId,
    citation: standard.citation,
    dueAt: formatInstant(clock.dueAt),
    evidence: isVoid ? undefined : evidenceOf(stop ?? lateOf(verdict)),
    firmAt: stop && formatInstant(stop.startsAt),
    flags: isVoid ? [] : flagsOf(record, judged, shared, alternatives !== undefined, used),
    id: determinationId(memberRef, caseId, standard.id, anchorKey),
    kind: 'determination',
    lineOfBusiness: facts.lineOfBusiness || undefined,
    memberRef,
    metAt: stop && formatInstant(Math.max(stop.madeAt, clock.startedAt)),
    missing: !isVoid && verdict.status === 'undetermined' ? verdict.missing : undefined,
    network: facts.network || undefined,
    originalDueAt: moved ? formatInstant(clock.originalDueAt) : undefined,
    pack: standard.pack,
    packVersion: standard.packVersion,
    period: table.localDate(planned.periodAt),
    region: facts.region || undefined,
    responsible: facts.responsible.length > 0 ? facts.responsible : undefined,
    sensitivity: sensitivityOf(used),
    service: service || undefined,
    standard: standard.id,
    startedAt: formatInstant(clock.startedAt),
    status: isVoid ? 'void' : verdict.status,
    stoppedBy: stop?.key,
    testRecord: used.some(({ testRecord }) => testRecord) ? true : undefined,
    trace: traceOf(judged),
  };
}

function traceOf({ planned, bearing, verdict }: JudgedClock): readonly TraceStep[] {
  const { clock, steps, table, anchor, isVoid, failure } = planned;
  const trace = steps.filter((one) => one.step === 'start');
  trace.push(limitStep(clock, table));
  for (const one of steps) if (one.step !== 'start') trace.push(one);
  if (isVoid) {
    const text = 'Void: what started the clock was voided and nothing replaces it.';
    trace.push(step('verdict', [anchor], {}, text));
    return trace;
  }
  trace.push(...slotSteps(clock, bearing), verdictStep(clock, verdict, failure));
  return trace;
}

function lateOf(verdict: Verdict): Slot | undefined {
  return verdict.status === 'breached' ? verdict.late : undefined;
}

function evidenceOf(slot: Slot | undefined): Determination['evidence'] {
  if (slot === undefined) return undefined;
  if (slot.kind === 'visit' || slot.kind === 'care') return 'attended';
  if (slot.kind === 'booking') return 'booking-only';
  return isScheduled(slot) ? 'offer' : undefined;
}

function flagsOf(
  record: MemberRecord,
  judged: JudgedClock,
  shared: ReadonlySet<Slot>,
  calendarSensitive: boolean,
  used: readonly StoredEvent[],
): readonly string[] {
  const { planned, bearing, verdict } = judged;
  const { clock, facts } = planned;
  const flags = new Set(planned.flags);
  const stop = stopOf(judged);
  if (calendarSensitive) flags.add('calendarSensitive');
  if (record.gaps > 0) flags.add('incomplete');
  if (record.conflicts.size > 0) {
    const inConflict = (event: StoredEvent): boolean => record.conflicts.has(event);
    if (used.some(inConflict) || facts.kase.voided.some(({ by }) => inConflict(by))) flags.add('conflict');
  }
  if (verdict.status === 'undetermined' && verdict.because === 'slot-before-offer') flags.add('dataError');
  if (verdict.status === 'breached') for (const flag of planned.breachFlags()) flags.add(flag);
  for (const { slot, fit } of bearing) {
    if (slot.orderAssumed) flags.add('orderAssumed');
    if (fit === 'group-not-asked') flags.add('group-not-asked');
  }
  if (stop) {
    if (isLateEvidence(stop, clock)) flags.add('lateEvidence');
    if (shared.has(stop)) flags.add('sharedOffer');
    if (isShortOffer(stop, clock.standard)) flags.add('shortOffer');
    if (stop.kind === 'move') flags.add('moved');
    if (stop.replaces !== undefined) flags.add('continuity');
    if (stop.givenUp?.type === 'scheduling.offer-declined.v1') flags.add('declined');
    if (stop.givenUp?.fields['reasonCode'] === 'telehealth-refused') flags.add('telehealth-refused');
  }
  return [...flags].sort();
}

/** The strictest sensitivity of all that it rests on; undefined: none. */
function sensitivityOf(used: readonly StoredEvent[]): Sensitivity | undefined {
  let strictest = 0;
  for (const { sensitivity } of used) {
    if (sensitivity !== 'none') strictest = Math.max(strictest, SENSITIVITIES.indexOf(sensitivity));
  }
  return strictest > 0 ? SENSITIVITIES[strictest] : undefined;
}
