import { formatInstant, SENSITIVITIES } from '@tam/events';
import { determinationId, type Determination, type MemberRecord, type StoredEvent } from '@tam/record';
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

/** Makes the outcome line of a judged clock. `shared` are the slots that stopped the clock of another case than their own. */
export function toDetermination(
  record: MemberRecord,
  judged: JudgedClock,
  shared: ReadonlySet<Slot>,
  asked: AskedTime,
): Determination {
  const { planned, views, bearing, verdict } = judged;
  const { clock, facts, anchorKey, table, isVoid } = planned;
  const { standard } = clock;
  const moved = clock.movedBy !== undefined;
  const used = usedEvents(planned, bearing, verdict);
  const alternatives = isVoid ? undefined : alternativesOf(planned, views, verdict, asked);
  return {
    kind: 'determination',
    id: determinationId(record.memberRef, facts.kase.caseId, standard.id, anchorKey),
    memberRef: record.memberRef,
    caseId: facts.kase.caseId,
    standard: standard.id,
    pack: standard.pack,
    packVersion: standard.packVersion,
    anchorKey,
    ...placeOf(planned),
    startedAt: formatInstant(clock.startedAt),
    dueAt: formatInstant(clock.dueAt),
    ...(moved && { originalDueAt: formatInstant(clock.originalDueAt) }),
    ...(isVoid ? { status: 'void' as const } : verdictMembers(judged)),
    calendar: standard.calendar.id,
    ...(alternatives && { alternatives }),
    flags: isVoid ? [] : flagsOf(record, judged, shared, alternatives !== undefined, used),
    period: table.localDate(planned.periodAt),
    citation: standard.citation,
    ...handling(used),
    trace: [
      ...planned.steps.filter((one) => one.step === 'start'),
      limitStep(clock, table),
      ...planned.steps.filter((one) => one.step !== 'start'),
      ...(isVoid
        ? [
            step(
              'verdict',
              [planned.anchor],
              {},
              'Void: what started the clock was voided and nothing replaces it.',
            ),
          ]
        : [...slotSteps(clock, bearing), verdictStep(clock, verdict, planned.failure)]),
    ],
  };
}

type Place = Pick<Determination, 'service' | 'lineOfBusiness' | 'network' | 'region' | 'responsible'>;

/** What figures and notices group an outcome by. */
function placeOf({ facts, service }: PlannedClock): Place {
  const { lineOfBusiness, network, region, responsible } = facts;
  const place: { -readonly [name in keyof Place]: Place[name] } = {};
  if (service !== '') place.service = service;
  if (lineOfBusiness !== '') place.lineOfBusiness = lineOfBusiness;
  if (network !== '') place.network = network;
  if (region !== '') place.region = region;
  if (responsible.length > 0) place.responsible = responsible;
  return place;
}

function verdictMembers({
  planned,
  verdict,
}: JudgedClock): Pick<Determination, 'status'> & Partial<Determination> {
  switch (verdict.status) {
    case 'met':
    case 'excused': {
      const { stop } = verdict;
      return {
        status: verdict.status,
        ...(verdict.status === 'excused' && { because: verdict.because }),
        ...evidenceOf(stop),
        metAt: formatInstant(Math.max(stop.madeAt, planned.clock.startedAt)),
        firmAt: formatInstant(stop.startsAt),
        stoppedBy: stop.key,
      };
    }
    case 'breached':
      return {
        status: 'breached',
        because: verdict.because,
        ...(verdict.late && evidenceOf(verdict.late)),
      };
    case 'undetermined':
      return { status: 'undetermined', because: verdict.because, missing: verdict.missing };
    case 'ended':
    case 'at-risk':
      return { status: verdict.status, because: verdict.because };
    case 'running':
      return { status: 'running' };
  }
}

function evidenceOf(slot: Slot): Pick<Determination, 'evidence'> {
  if (slot.kind === 'visit' || slot.kind === 'care') return { evidence: 'attended' };
  if (slot.kind === 'booking') return { evidence: 'booking-only' };
  return isScheduled(slot) ? { evidence: 'offer' } : {};
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

/** The strictest handling of all that it rests on. */
function handling(used: readonly StoredEvent[]): Pick<Determination, 'sensitivity' | 'testRecord'> {
  let strictest = 0;
  let isTest = false;
  for (const event of used) {
    if (event.sensitivity !== 'none')
      strictest = Math.max(strictest, SENSITIVITIES.indexOf(event.sensitivity));
    isTest ||= event.testRecord;
  }
  return {
    ...(strictest > 0 && { sensitivity: SENSITIVITIES[strictest]! }),
    ...(isTest && { testRecord: true as const }),
  };
}
