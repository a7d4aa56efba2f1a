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
 * Its members are set in code-unit order, in which they are printed.
 */
export function toDetermination(
  record: MemberRecord,
  judged: JudgedClock,
  shared: ReadonlySet<Slot>,
  asked: AskedTime,
): Determination {
  const { planned, views, bearing, verdict } = judged;
  const { clock, facts, isVoid } = planned;
  const { standard, startedAt } = clock;
  const { lineOfBusiness, network, region, responsible, kase } = facts;
  const used = usedEvents(planned, bearing, verdict);
  const alternatives = isVoid ? undefined : alternativesOf(planned, views, verdict, asked);
  const stop = isVoid ? undefined : stopOf(judged);
  const evidence = isVoid ? undefined : evidenceOf(stop ?? lateOf(verdict));
  const sensitivity = sensitivityOf(used);
  const line = {} as Line;
  if (alternatives) line.alternatives = alternatives;
  line.anchorKey = planned.anchorKey;
  if (!isVoid && 'because' in verdict) line.because = verdict.because;
  line.calendar = standard.calendar.id;
  line.caseId = kase.caseId;
  line.citation = standard.citation;
  line.dueAt = formatInstant(clock.dueAt);
  if (evidence) line.evidence = evidence;
  if (stop) line.firmAt = formatInstant(stop.startsAt);
  line.flags = isVoid ? [] : flagsOf(record, judged, shared, alternatives !== undefined, used);
  line.id = determinationId(record.memberRef, kase.caseId, standard.id, planned.anchorKey);
  line.kind = 'determination';
  if (lineOfBusiness !== '') line.lineOfBusiness = lineOfBusiness;
  line.memberRef = record.memberRef;
  if (stop) line.metAt = formatInstant(Math.max(stop.madeAt, startedAt));
  if (!isVoid && verdict.status === 'undetermined') line.missing = verdict.missing;
  if (network !== '') line.network = network;
  if (clock.movedBy !== undefined) line.originalDueAt = formatInstant(clock.originalDueAt);
  line.pack = standard.pack;
  line.packVersion = standard.packVersion;
  line.period = planned.table.localDate(planned.periodAt);
  if (region !== '') line.region = region;
  if (responsible.length > 0) line.responsible = responsible;
  if (sensitivity) line.sensitivity = sensitivity;
  if (planned.service !== '') line.service = planned.service;
  line.standard = standard.id;
  line.startedAt = formatInstant(startedAt);
  line.status = isVoid ? 'void' : verdict.status;
  if (stop) line.stoppedBy = stop.key;
  if (used.some(({ testRecord }) => testRecord)) line.testRecord = true;
  line.trace = traceOf(judged);
  return line;
}

type Line = { -readonly [name in keyof Determination]: Determination[name] };

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

function evidenceOf(slot: Slot | undefined): Line['evidence'] | undefined {
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
  if (clock.missing !== undefined || record.gaps > 0) flags.add('incomplete');
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
