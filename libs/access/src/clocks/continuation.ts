import type { MemberRecord, StoredEvent, TraceStep } from '@tam/record';
import { formatInstant } from '@tam/events';
import { sideOf } from '../facts/actor';
import { AskedTime } from '../outcome/asked-time';
import type { CaseFacts, Need } from './case-facts';
import type { Ending } from './endings';
import { textOf } from '../facts/fields';
import { requestClocks, type NeedStart } from './request-clocks';
import type { MemberLife } from './member-life';
import type { StandardResolver } from './resolve-standards';
import { step } from '../outcome/trace';
import { judge, viewSlots, type Clock } from '../outcome/verdict';

const ENDED_BY: ReadonlySet<string> = new Set(['intake.case-closed.v1', 'intake.request-withdrawn.v1']);
const DAY = 86_400_000;

/**
 * Where the clocks of each need start when cases follow one another: a case that continues another inherits the start
 * of a clock that was still running, and that clock is then ended as continued, so that one wait is not counted twice.
 */
export class Continuations {
  private readonly starts = new Map<Need, NeedStart>();
  private readonly byId: ReadonlyMap<string, CaseFacts>;
  private readonly plain: boolean;

  constructor(
    private readonly record: MemberRecord,
    private readonly cases: readonly CaseFacts[],
    private readonly resolver: StandardResolver,
    private readonly life: MemberLife,
  ) {
    this.byId = new Map(cases.map((facts) => [facts.kase.caseId, facts]));
    this.plain = cases.length === 1 && textOf(cases[0]!.request, 'continues') === undefined;
  }

  /** The start of a need, with what other cases hand over to or take from it. */
  startOf(facts: CaseFacts, need: Need): NeedStart {
    if (this.plain) return { startedAt: need.askedAt, flags: [], steps: [], handedOver: [] };
    return { ...this.ownOrInherited(facts, need), handedOver: this.handedOver(facts, need) };
  }

  private ownOrInherited(facts: CaseFacts, need: Need): NeedStart {
    let start = this.starts.get(need);
    if (!start) this.starts.set(need, (start = this.resolve(facts, need)));
    return start;
  }

  private resolve(facts: CaseFacts, need: Need): NeedStart {
    const own: NeedStart = { startedAt: need.askedAt, flags: [], steps: [], handedOver: [] };
    const target = textOf(facts.request, 'continues');
    if (target === undefined) {
      return this.followsAnEnding(facts, need) ? { ...own, flags: ['possibleRestart'] } : own;
    }
    const before = this.continued(facts);
    const earlier = before?.needs.find((candidate) => candidate.service === need.service);
    if (!before || !earlier || before.isVoid || earlier.askedAt > need.askedAt) {
      return {
        ...own,
        flags: ['continuesUnresolved'],
        steps: [
          this.says(
            facts,
            'The case it continues is unknown, another member’s, for another service, was asked for later or continues this one: it starts at its own request.',
          ),
        ],
      };
    }
    const state = this.stateAt(before, earlier, need.askedAt);
    if (state === 'running') {
      const { startedAt } = this.ownOrInherited(before, earlier);
      return {
        startedAt,
        flags: closedByPlan(before, need.askedAt) ? ['possibleRestart'] : [],
        steps: [
          this.says(
            facts,
            `It continues a case whose clock was still running: the start ${formatInstant(startedAt)} is inherited.`,
          ),
        ],
        handedOver: [],
      };
    }
    if (state === 'breached') {
      return {
        ...own,
        flags: ['continuesBreached'],
        steps: [
          this.says(
            facts,
            'The promise of the case it continues was broken by then: that breach stays, and this clock starts at its own request.',
          ),
        ],
      };
    }
    return {
      ...own,
      steps: [
        this.says(
          facts,
          'The clock of the case it continues had stopped: this one starts at its own request.',
        ),
      ],
    };
  }

  /** The case a request continues; undefined where there is none in this record or the chain comes back to it. */
  private continued(facts: CaseFacts): CaseFacts | undefined {
    const direct = this.byId.get(textOf(facts.request, 'continues') ?? '');
    const seen = new Set<CaseFacts>();
    for (
      let next = direct;
      next && !seen.has(next);
      next = this.byId.get(textOf(next.request, 'continues') ?? '')
    ) {
      if (next === facts) return undefined;
      seen.add(next);
    }
    return direct;
  }

  /** Whether any request clock of an earlier need was still running at an instant, else whether one had been broken. */
  private stateAt(facts: CaseFacts, need: Need, instant: number): 'running' | 'breached' | 'stopped' {
    const start = this.ownOrInherited(facts, need);
    const handed: Ending = { reason: 'continued', at: instant, event: need.event, closing: true };
    const { record, cases, resolver, life } = this;
    const context = { record, cases, facts, resolver, life };
    const clocks = requestClocks(context, need, { ...start, handedOver: [handed] });
    let broken = false;
    for (const planned of clocks.filter(({ clock }) => isOfTheWait(clock))) {
      const clock = lived(planned.clock, instant);
      const verdict = judge(clock, viewSlots(clock), new AskedTime(instant));
      if (verdict.status === 'ended' && verdict.because === 'continued') return 'running';
      if (verdict.status === 'breached' || verdict.status === 'undetermined') broken = true;
    }
    return broken ? 'breached' : 'stopped';
  }

  /** The later cases that continue this need's case: each ends what was still running. */
  private handedOver(facts: CaseFacts, need: Need): readonly Ending[] {
    const endings: Ending[] = [];
    for (const later of this.cases) {
      if (later === facts || later.isVoid || textOf(later.request, 'continues') !== facts.kase.caseId)
        continue;
      const follower = later.needs.find((candidate) => candidate.service === need.service);
      if (!follower || follower.askedAt < need.askedAt || this.continued(later) !== facts) continue;
      endings.push({ reason: 'continued', at: follower.askedAt, event: follower.event, closing: true });
    }
    return endings;
  }

  /** Whether the plan, a provider or nobody known ended a case for the same need shortly before this request. */
  private followsAnEnding(facts: CaseFacts, need: Need): boolean {
    const ended = this.lastEnding(facts, need);
    if (ended === undefined) return false;
    const date = facts.table.localDate(need.askedAt);
    const pack = this.resolver.assigned(facts, date)[0];
    if (pack === undefined) return false;
    const window = this.resolver.inForce(pack, date, 'request', need.service)[0]?.restartWindowDays;
    return window !== undefined && ended >= facts.table.startOfDay(date) - window * DAY;
  }

  /** When another case for the same need was last ended so, by the time of the request; undefined: never. */
  private lastEnding(facts: CaseFacts, need: Need): number | undefined {
    let last: number | undefined;
    for (const other of this.cases) {
      if (other === facts || other.neverWas) continue;
      if (!other.needs.some(({ service, askedAt }) => service === need.service && askedAt < need.askedAt))
        continue;
      for (const event of other.kase.events) {
        if (event.time <= need.askedAt && (last === undefined || event.time > last) && isPlanEnding(event))
          last = event.time;
      }
    }
    return last;
  }

  private says(facts: CaseFacts, text: string): TraceStep {
    return step(
      'continuation',
      [facts.request],
      { continues: textOf(facts.request, 'continues') ?? null },
      text,
    );
  }
}

/** The stops that an appointment keeps. */
const APPOINTMENTS: ReadonlySet<string> = new Set(['offered', 'booked', 'attended']);

/**
 * Whether a clock is about the wait for an appointment itself: only that is inherited. What other promises a case has,
 * or gets by a later finding, does not open a wait that was over.
 */
function isOfTheWait({ standard: { stop, only } }: Clock): boolean {
  return APPOINTMENTS.has(stop.kind) && only.event === undefined;
}

/** A clock as it stood while life and cover went on: what ends them after an instant does not reach back to it. */
function lived(clock: Clock, instant: number): Clock {
  return clock.lifeEnd && clock.lifeEnd.dayEnd >= instant ? { ...clock, lifeEnd: undefined } : clock;
}

function closedByPlan(facts: CaseFacts, instant: number): boolean {
  return facts.kase.events.some((event) => isPlanEnding(event) && event.time <= instant);
}

function isPlanEnding(event: StoredEvent): boolean {
  return (
    ENDED_BY.has(event.type) &&
    event.fields['reasonCode'] !== 'completed' &&
    sideOf(event, 'unknown') !== 'member'
  );
}
