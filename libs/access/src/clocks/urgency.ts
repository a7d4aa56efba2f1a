import { isKnownCode } from '@tam/events';
import type { StoredEvent, TraceStep } from '@tam/record';
import type { Standard } from '@tam/standards';
import { actorOf, textOf } from '../facts/fields';
import { isQualified } from '../facts/actor';
import type { Need } from './case-facts';
import { step } from '../outcome/trace';

/** When and by which event one of the two clocks of a need stopped being the one that runs. */
export interface Reclassified {
  readonly at: number;
  readonly event: StoredEvent;
}

/** Which of the two clocks of a need exist, from when, and until when each was the one that ran. */
export interface UrgencyPicture {
  readonly urgent?: {
    readonly startedAt: number;
    readonly endedAt?: Reclassified;
    /** Nobody entitled to it said how urgent the need is: both clocks run, this one cannot breach. */
    readonly unclear: boolean;
  };
  readonly nonUrgent?: { readonly endedAt?: Reclassified };
  /** The requester called it an emergency: the crisis limit is the headline, this clock only an outer bound. */
  readonly crisisOwned: boolean;
  readonly steps: readonly TraceStep[];
  readonly orderAssumed: boolean;
}

/** The rules of a pack that decide urgency, taken from any of its standards. */
export type UrgencyRules = Pick<Standard, 'urgentLevels' | 'qualified'>;

const STATING_OFFICES: ReadonlySet<string> = new Set(['member', 'representative', 'provider', 'clinician']);
const NEW_FACTS: ReadonlySet<string> = new Set(['NEW_INFORMATION', 'COLLATERAL_INFO']);
const SAME_FACTS: ReadonlySet<string> = new Set(['CLINICAL_JUDGEMENT_SAME_FACTS', 'DATA_ENTRY_ERROR']);
const NO_CAPACITY = 'CAPACITY_NO_SLOT';
const ASSIGNED = 'intake.urgency-assigned.v1';
const CHANGED = 'intake.urgency-changed.v1';

/**
 * Which urgency the law goes by: the last decision of a person qualified to triage, else what the requester or referrer
 * stated, else both. An unqualified decision is no decision. `urgentDueAt` gives the end of the urgent limit from a
 * start: a downgrade counts only strictly before it.
 */
export function urgencyPicture(
  need: Need,
  events: readonly StoredEvent[],
  rules: UrgencyRules,
  urgentDueAt: (startedAt: number) => number,
): UrgencyPicture {
  return new UrgencyReading(need, rules, urgentDueAt, URGENCY).read(events);
}

/**
 * Whether the need is an emergency by the levels that the pack calls one: `urgent` of the picture is that emergency.
 * What nobody stated or decided is none; its urgency is the other clocks' matter.
 */
export function emergencyPicture(
  need: Need,
  events: readonly StoredEvent[],
  { qualified, emergentLevels }: Pick<Standard, 'qualified' | 'emergentLevels'>,
  emergencyDueAt: (startedAt: number) => number,
): UrgencyPicture {
  const rules = { qualified, urgentLevels: emergentLevels };
  return new UrgencyReading(need, rules, emergencyDueAt, EMERGENCY).read(events);
}

/** How the two states are called, and which of them a statement gives. */
interface Scale {
  readonly urgent: string;
  readonly nonUrgent: string;
  readonly stateOf: (stated: Stated | undefined) => 'urgent' | 'non-urgent' | 'unclear';
}

type Stated = 'emergency' | 'urgent' | 'non-urgent';

const URGENCY: Scale = {
  urgent: 'urgent',
  nonUrgent: 'non-urgent',
  stateOf: (stated) => (stated === undefined ? 'unclear' : stated === 'non-urgent' ? 'non-urgent' : 'urgent'),
};

const EMERGENCY: Scale = {
  urgent: 'emergency',
  nonUrgent: 'ordinary',
  stateOf: (stated) => (stated === 'emergency' ? 'urgent' : 'non-urgent'),
};

class UrgencyReading {
  private readonly steps: TraceStep[] = [];
  private state: 'urgent' | 'non-urgent' | 'unclear';
  private urgentStart: number;
  private urgentEnd: Reclassified | undefined;
  private nonUrgentEnd: Reclassified | undefined;
  private nonUrgentRan: boolean;
  private urgentRan: boolean;
  private lastDecision: StoredEvent | undefined;
  private orderAssumed = false;
  private readonly crisisOwned: boolean;

  constructor(
    private readonly need: Need,
    private readonly rules: UrgencyRules,
    private readonly urgentDueAt: (startedAt: number) => number,
    private readonly scale: Scale,
  ) {
    const stated = statement(need.event);
    this.state = scale.stateOf(stated);
    this.crisisOwned = stated === 'emergency';
    this.urgentStart = need.askedAt;
    this.urgentRan = this.state !== 'non-urgent';
    this.nonUrgentRan = this.state !== 'urgent';
    this.say(
      need.event,
      this.state === 'unclear'
        ? 'Nobody entitled to it stated how urgent the need is: the urgent and the non-urgent clock both run.'
        : `Stated as ${stated ?? 'nothing'} by the requester's side: the ${this.state === 'urgent' ? scale.urgent : scale.nonUrgent} clock runs.`,
      { stated: stated ?? null },
    );
  }

  read(events: readonly StoredEvent[]): UrgencyPicture {
    for (const event of events) {
      if (event.type === ASSIGNED || event.type === CHANGED) this.decide(event);
    }
    const { steps, crisisOwned, orderAssumed } = this;
    return {
      ...(this.urgentRan && {
        urgent: {
          startedAt: this.urgentStart,
          unclear: this.state === 'unclear',
          ...(this.urgentEnd && { endedAt: this.urgentEnd }),
        },
      }),
      ...(this.nonUrgentRan && { nonUrgent: this.nonUrgentEnd ? { endedAt: this.nonUrgentEnd } : {} }),
      crisisOwned,
      steps,
      orderAssumed,
    };
  }

  private decide(event: StoredEvent): void {
    const level = textOf(event, event.type === CHANGED ? 'to' : 'level');
    const decider = actorOf(event, 'decidedBy');
    if (level === undefined || !isKnownCode('level', level)) {
      return this.say(event, 'A decision without a known level changes nothing.', { level: level ?? null });
    }
    if (!isQualified(decider, this.rules.qualified)) {
      const who = decider?.licence ?? decider?.office ?? 'unknown';
      return this.say(event, `A decision by someone not qualified to triage (${who}) is no decision.`, {
        level,
      });
    }
    const first = this.lastDecision === undefined;
    const before = this.state;
    if (this.rules.urgentLevels.includes(level)) this.upgrade(event, level);
    else this.downgrade(event, level, first);
    if (this.lastDecision?.time === event.time && before !== this.state) this.orderAssumed = true;
    this.lastDecision = event;
  }

  private upgrade(event: StoredEvent, level: string): void {
    if (this.state === 'urgent') return this.say(event, `A qualified person confirmed ${level}.`, { level });
    const reason = textOf(event, 'reasonCode') ?? '';
    const fromStart = this.state === 'unclear' ? !NEW_FACTS.has(reason) : SAME_FACTS.has(reason);
    this.urgentStart = fromStart ? this.need.askedAt : Math.max(event.time, this.need.askedAt);
    this.urgentEnd = undefined;
    this.urgentRan = true;
    this.nonUrgentEnd = { at: event.time, event };
    this.state = 'urgent';
    this.say(
      event,
      `A qualified person decided ${level}: the ${this.scale.urgent} clock runs from ${fromStart ? 'the request, the facts being known then' : 'the decision, when the urgency was first evident'}.`,
      { fromRequest: fromStart, level },
    );
  }

  private downgrade(event: StoredEvent, level: string, first: boolean): void {
    if (this.state === 'non-urgent')
      return this.say(event, `A qualified person confirmed ${level}.`, { level });
    const reason = textOf(event, 'reasonCode');
    const needsReason = !(first && event.type === ASSIGNED);
    const reasoned = reason !== undefined && isKnownCode('urgencyReason', reason);
    if (reason === NO_CAPACITY || (needsReason && !reasoned)) {
      return this.say(
        event,
        `A downgrade ${reasoned ? 'for want of capacity' : 'without a reason'} changes nothing.`,
        {
          level,
          reason: reason ?? null,
        },
      );
    }
    if (event.time >= this.urgentDueAt(this.urgentStart)) {
      return this.say(event, 'A downgrade that is not before the end of the urgent limit changes nothing.', {
        level,
      });
    }
    this.urgentEnd = { at: event.time, event };
    this.nonUrgentEnd = undefined;
    this.nonUrgentRan = true;
    this.state = 'non-urgent';
    this.say(
      event,
      `A qualified person decided ${level}: the ${this.scale.nonUrgent} clock runs from the request.`,
      {
        level,
      },
    );
  }

  private say(event: StoredEvent, text: string, values: TraceStep['values']): void {
    this.steps.push(step('urgency', [event], values, text));
  }
}

function statement(request: StoredEvent): Stated | undefined {
  const stated = textOf(request, 'statedUrgency');
  if (stated !== 'emergency' && stated !== 'urgent' && stated !== 'non-urgent') return undefined;
  const by = actorOf(request, 'statedBy');
  return by === undefined || STATING_OFFICES.has(by.office ?? '') ? stated : undefined;
}
