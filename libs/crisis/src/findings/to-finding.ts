import { formatInstant, SENSITIVITIES } from '@tam/events';
import { findingId, type Finding, type MemberRecord, type StoredEvent, type TraceStep } from '@tam/record';
import type { RuleDefinition, Stage } from '../rules/rule-definition';
import { refOf } from '../timeline/fields';
import type { CaseView, MemberTimeline } from '../timeline/member-timeline';
import type { Held } from './held-violations';
import { knownAt } from './judge-record';
import type { Summary } from './sum-up';

const MINUTE = 60_000;

/** What a finding is made of beside its summary. */
export interface Told {
  readonly record: MemberRecord;
  readonly member: MemberTimeline;
  readonly kase: CaseView;
  readonly definition: RuleDefinition;
  /** An absence that a source which delivers in batches may still disprove. */
  readonly inBatches: boolean;
  /** Events of one instant in the other order would change it. */
  readonly orderAssumed: boolean;
  /** ms; see the policy. */
  readonly lateDiscoveryAfter: number;
}

/** What came late and showed that it never was so. */
export interface Retraction {
  readonly came: readonly StoredEvent[];
}

/** Makes the outcome line of a rule that was broken. `held`: everything that holds, for the trace. */
export function toFinding(
  told: Told,
  summary: Summary,
  held: readonly Held[],
  retraction: Retraction | undefined,
): Finding {
  const { violation } = summary.told;
  const { floor, route } = violation;
  const used = usedEvents(told, held, retraction);
  const flags = new Set([...(violation.flags ?? []), ...commonFlags(told, used)]);
  if (summary.repeated) flags.add('repeated');
  if (retraction) flags.add('lateEvidence');
  const late = isLateDiscovery(told, summary);
  if (late) flags.add('lateDiscovery');
  const silencing = silencedBy(told, summary);
  for (const flag of silencing) flags.add(flag);
  const status = retraction ? 'retracted' : summary.resolvedAt === undefined ? 'open' : 'resolved';
  const isMended = status === 'resolved' && summary.resolvedAt !== undefined;
  return {
    ...headOf(told),
    severity: summary.severity,
    status,
    stage: stageOf(told.definition.stage, late || silencing.length > 0),
    openedAt: formatInstant(summary.openedAt),
    ...(isMended && {
      resolvedAt: formatInstant(summary.resolvedAt!),
      minutesToMended: Math.ceil((summary.resolvedAt! - summary.openedAt) / MINUTE),
    }),
    ...(floor && { floor: floor.level }),
    ...(route !== undefined && { route }),
    evidence: (floor?.evidence ?? []).map(({ code, row, event }) => ({ code, row, event: refOf(event) })),
    flags: [...flags].sort(),
    ...handling(used),
    trace: [...evidenceSteps(summary), ...held.flatMap(stepsOf), ...retractionSteps(retraction)],
  };
}

/** The outcome line of a rule that could not be judged. Not evaluated is not safe: it keeps the severity of the rule. */
export function toUndetermined(
  told: Told,
  missing: string,
  events: readonly StoredEvent[],
  because: 'missing' | 'failed',
): Finding {
  const { kase, definition } = told;
  const at = (events[0] ?? kase.events.at(-1))?.time ?? 0;
  const text =
    because === 'failed'
      ? `Undetermined: the rule failed with ${missing}; all other findings stand.`
      : `Undetermined: missing ${missing}.`;
  const flags = [...commonFlags(told, kase.events), ...(because === 'failed' ? ['rule-failed'] : [])];
  return {
    ...headOf(told),
    severity: definition.severity,
    status: 'undetermined',
    stage: stageOf(definition.stage, silencedBy(told, { openedAt: at }).length > 0),
    openedAt: formatInstant(at),
    missing: because === 'failed' ? 'TAM_RULE_FAILED' : missing,
    evidence: [],
    flags: flags.sort(),
    ...handling(kase.events),
    trace: [{ step: 'verdict', events: events.map(refOf), values: { missing }, text }],
  };
}

type Head = 'kind' | 'id' | 'memberRef' | 'caseId' | 'rule' | 'ruleVersion' | 'audience';
type PlaceFields = Pick<Finding, 'service' | 'network' | 'region'>;

function headOf({ record, kase, definition }: Told): Pick<Finding, Head> & PlaceFields {
  const service = kase.request?.service;
  return {
    kind: 'finding',
    id: findingId(record.memberRef, kase.caseId, definition.id),
    memberRef: record.memberRef,
    caseId: kase.caseId,
    rule: definition.id,
    ruleVersion: definition.version,
    audience: definition.audience,
    ...(service !== undefined && { service }),
    ...(kase.network !== undefined && { network: kase.network }),
    ...(kase.region !== undefined && { region: kase.region }),
  };
}

function commonFlags(
  { record, inBatches, orderAssumed }: Told,
  used: readonly StoredEvent[],
): readonly string[] {
  return [
    ...(record.gaps > 0 ? ['incomplete'] : []),
    ...(used.some((event) => record.conflicts.has(event)) ? ['conflict'] : []),
    ...(inBatches ? ['batch-source'] : []),
    ...(orderAssumed ? ['orderAssumed'] : []),
  ];
}

/** A death or a stay that began before or since. They never page. */
function silencedBy({ member, inBatches }: Told, { openedAt }: Pick<Summary, 'openedAt'>): readonly string[] {
  const { diedAt, stays } = member;
  const isAdmitted = stays.some(({ to }) => to === undefined || to > openedAt);
  return [
    ...(diedAt !== undefined ? ['deceased'] : []),
    ...(isAdmitted ? ['admitted'] : []),
    ...(inBatches ? ['batch-source'] : []),
  ];
}

function stageOf(stage: Stage, isSilenced: boolean): Stage {
  return stage === 'page' && isSilenced ? 'worklist' : stage;
}

/** Whether what it rests on was old when it was first on record. What says no recorded time is never late. */
function isLateDiscovery({ lateDiscoveryAfter }: Told, { told, openedAt }: Summary): boolean {
  const rests = [
    ...told.steps[0]!.events,
    ...(told.violation.floor?.evidence ?? []).map(({ event }) => event),
  ];
  return rests.some(
    (event) => event.recorded !== undefined && knownAt(event) - openedAt > lateDiscoveryAfter,
  );
}

/** All events of the case, and those of others that it rests on. */
function usedEvents(
  { kase }: Told,
  held: readonly Held[],
  retraction: Retraction | undefined,
): readonly StoredEvent[] {
  const used = new Set(kase.events);
  for (const { steps, violation } of held) {
    for (const event of steps.flatMap((step) => step.events)) used.add(event);
    for (const { event } of violation.floor?.evidence ?? []) used.add(event);
    for (const event of violation.resolved?.events ?? []) used.add(event);
  }
  for (const event of retraction?.came ?? []) used.add(event);
  return [...used];
}

/** The strictest handling of all that it rests on. */
function handling(used: readonly StoredEvent[]): Pick<Finding, 'sensitivity' | 'testRecord'> {
  const strictest = Math.max(0, ...used.map(({ sensitivity }) => SENSITIVITIES.indexOf(sensitivity)));
  return {
    ...(strictest > 0 && { sensitivity: SENSITIVITIES[strictest]! }),
    ...(used.some(({ testRecord }) => testRecord) && { testRecord: true as const }),
  };
}

function evidenceSteps({ told }: Summary): readonly TraceStep[] {
  const { floor } = told.violation;
  if (floor === undefined) return [];
  return floor.evidence.map(({ code, row, level, at, until, event, caseId }) => ({
    step: 'evidence',
    events: [refOf(event)],
    values: { code, row, level: level ?? null, until: formatInstant(until) },
    text: `${code} of ${formatInstant(at)} on case ${caseId} stands on row ${row}${floor.settled ? `; a qualified person set ${floor.level}` : `: floor ${floor.level}`}.`,
  }));
}

function stepsOf({ steps, violation }: Held): readonly TraceStep[] {
  const { resolved } = violation;
  return [
    ...steps.map(({ kind, at, severity, events, text }) => ({
      step: kind,
      events: events.map(refOf),
      values: { at: formatInstant(at), ...(severity !== undefined && { severity }) },
      text,
    })),
    ...(resolved
      ? [
          {
            step: 'resolution',
            events: resolved.events.map(refOf),
            values: { at: formatInstant(resolved.at) },
            text: resolved.text,
          },
        ]
      : []),
  ];
}

function retractionSteps(retraction: Retraction | undefined): readonly TraceStep[] {
  if (retraction === undefined) return [];
  const text = 'Retracted: what came late shows that it never was so.';
  return [{ step: 'retraction', events: retraction.came.map(refOf), values: {}, text }];
}
