import type { Determination, Evaluation, Evaluator, MemberRecord } from '@tam/record';
import type { PackSet } from '@tam/standards';
import { callClocks } from './calls/call-clocks';
import { cameOutsideHours } from './calls/call-waits';
import { responseClocks } from './calls/response-clocks';
import { AskedTime } from './outcome/asked-time';
import { bearingViews } from './outcome/bearing-views';
import { caseFacts, type CaseFacts } from './clocks/case-facts';
import type { CaseContext } from './clocks/case-context';
import { Continuations } from './clocks/continuation';
import { memberLife } from './clocks/member-life';
import { coverClocks } from './clocks/cover-clocks';
import { dischargeClocks } from './clocks/discharge-clocks';
import { interpreterClocks } from './clocks/interpreter-clocks';
import { lostAppointmentClocks } from './clocks/lost-appointment-clocks';
import { networkClocks } from './clocks/network-clocks';
import { referralClocks } from './clocks/referral-clocks';
import { stopOf, toDetermination, type JudgedClock } from './outcome/determination';
import type { PlannedClock } from './clocks/planned-clock';
import { ACCESS_READS } from './reads';
import { requestClocks } from './clocks/request-clocks';
import { failureOf, RULE_FAILED } from './outcome/rule-failure';
import { StandardResolver } from './clocks/resolve-standards';
import type { Slot } from './slots/slot';
import { judge, viewSlots } from './outcome/verdict';
import { visitClocks } from './clocks/visit-clocks';

/** The families of clocks that something else than the request starts. */
const FAMILIES: readonly ((context: CaseContext) => PlannedClock[])[] = [
  visitClocks,
  dischargeClocks,
  networkClocks,
  lostAppointmentClocks,
  interpreterClocks,
  callClocks,
  responseClocks,
];

const VERSION = '1.1.0';
const FORM = 2;

/** The evaluator of the access clocks over a set of packs: what live monitors, replay, simulation and tests all call. */
export function createAccessEvaluator(packs: PackSet): Evaluator<Determination> {
  const resolver = new StandardResolver(packs);
  return {
    name: 'access',
    version: VERSION,
    form: FORM,
    reads: ACCESS_READS,
    packHashes: packs.hashes,
    evaluate: (record, asOf) => evaluateAccess(record, asOf, resolver),
  };
}

function evaluateAccess(
  record: MemberRecord,
  asOf: number,
  resolver: StandardResolver,
): Evaluation<Determination> {
  const asked = new AskedTime(asOf);
  const silent: Silence[] = [];
  const cases: CaseFacts[] = [];
  const life = memberLife(record);
  for (const kase of record.cases) {
    const facts = caseFacts(kase, life);
    if (facts) cases.push(facts);
    else if (kase.events.length > 0) silent.push({ caseId: kase.caseId, why: 'request' });
  }
  const continuations = cases.length > 0 ? new Continuations(record, cases, resolver, life) : undefined;
  const judged: JudgedClock[] = [];
  for (const facts of cases) {
    const context = { record, cases, facts, resolver, life };
    const planned = planCase(context, continuations!);
    const why = planned.length === 0 ? silenceOf(context) : undefined;
    if (why) silent.push({ caseId: facts.kase.caseId, why });
    for (const one of planned) judged.push(judgeClock(one, asked));
  }
  const shared = sharedSlots(judged);
  const outcomes = judged.map((one) => tell(record, one, shared, asked));
  outcomes.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { outcomes, nextDeadline: asked.nextChange, silent };
}

type Silence = Evaluation['silent'][number];

/** All clocks of one case: those of each need, and those that visits, stays, calls and other acts start. */
function planCase(context: CaseContext, continuations: Continuations): PlannedClock[] {
  const { facts } = context;
  const planned: PlannedClock[] = [];
  for (const need of facts.needs) {
    const start = continuations.startOf(facts, need);
    const requested = requestClocks(context, need, start);
    const referred = referralClocks(context, need, start);
    if (referred.length > 0) requested.push(...referred);
    planned.push(...requested, ...coverClocks(context, need, start, requested));
  }
  for (const plan of FAMILIES) {
    const more = plan(context);
    if (more.length > 0) planned.push(...more);
  }
  return planned;
}

/** Why a case has no clock, where that is to be told. */
function silenceOf(context: CaseContext): Silence['why'] | undefined {
  if (!isAssigned(context)) return 'no-pack';
  return cameOutsideHours(context) ? 'outside-hours' : undefined;
}

/** Whether any pack holds for the place of a case on the day of its request or call. */
function isAssigned({ facts, resolver }: CaseContext): boolean {
  const startedAt = facts.needs[0]?.askedAt ?? facts.request.time;
  return resolver.assigned(facts, facts.table.localDate(startedAt)).length > 0;
}

function tell(
  record: MemberRecord,
  judged: JudgedClock,
  shared: ReadonlySet<Slot>,
  asked: AskedTime,
): Determination {
  try {
    return toDetermination(record, judged, shared, asked);
  } catch (error) {
    return toDetermination(record, failed(judged.planned, failureOf(error)), shared, asked);
  }
}

function failed(planned: PlannedClock, failure: string): JudgedClock {
  return { planned: { ...planned, failure }, views: [], bearing: [], verdict: RULE_FAILED };
}

function judgeClock(planned: PlannedClock, asked: AskedTime): JudgedClock {
  if (planned.failure !== undefined) return failed(planned, planned.failure);
  try {
    return judgePlanned(planned, asked);
  } catch (error) {
    return failed(planned, failureOf(error));
  }
}

function judgePlanned(planned: PlannedClock, asked: AskedTime): JudgedClock {
  const views = viewSlots(planned.clock);
  if (planned.isVoid) return { planned, views, bearing: [], verdict: { status: 'running' } };
  const verdict = judge(planned.clock, views, asked);
  return { planned, views, bearing: bearingViews(planned.clock, views, verdict), verdict };
}

/**
 * The slots that kept the promise to another case than the one they were recorded on. Care after a stay may lie on any
 * case by its nature and is no shared offer.
 */
function sharedSlots(judged: readonly JudgedClock[]): ReadonlySet<Slot> {
  const shared = new Set<Slot>();
  for (const one of judged) {
    if (one.planned.clock.standard.start === 'discharge') continue;
    const stop = stopOf(one);
    if (stop && stop.caseId !== one.planned.facts.kase.caseId) shared.add(stop);
  }
  return shared;
}
