import { formatInstant } from '@tam/events';
import type { FileOutcome } from '@tam/monitor';
import {
  determinationId,
  type CaseRecord,
  type Determination,
  type Evaluation,
  type Evaluator,
  type MemberRecord,
  type StoredEvent,
} from '@tam/record';
import type { RuleSet } from './rule-set';

export const REQUEST = 'intake.request-received.v1';
export const VOIDED = 'intake.event-voided.v1';
export const OFFER = 'scheduling.slot-offered.v1';
export const WITHDRAWN = 'scheduling.offer-withdrawn.v1';

/** An offer must be made within so long of a request, ms; an urgent request has a second, shorter limit. */
export const LIMITS = { later: 3_000, soon: 1_200 } as const;
/** A clock without an offer is at risk after so long, ms. */
export const WARN_AFTER = 2_000;
/** An offer that became known so long after the limit is late evidence, ms. */
const LATE_AFTER = 200;

type Standard = keyof typeof LIMITS;

interface Spoken {
  readonly status: Determination['status'];
  readonly because?: string;
  readonly offer?: StoredEvent;
  /** When this would change without new events, epoch ms. */
  readonly until?: number;
}

/**
 * Rules that cost microseconds and have everything on which a monitor could stumble: several clocks on a case, offers
 * that count for the other cases of the member and are taken back, a warning before the limit, outcomes that end as
 * void and outcomes that vanish, flags that depend on conflicts, gaps and recorded time.
 */
const evaluator: Evaluator<Determination> = {
  name: 'access',
  version: 'plain-1',
  form: 1,
  packHashes: { plain: 'd'.repeat(64) },
  reads: {
    [REQUEST]: ['region', 'statedUrgency'],
    [VOIDED]: ['voids'],
    [OFFER]: ['offerId'],
    [WITHDRAWN]: ['offerId'],
  },
  evaluate,
};

function evaluate(record: MemberRecord, asOf: number): Evaluation<Determination> {
  const outcomes: Determination[] = [];
  const silent: Evaluation['silent'][number][] = [];
  const events = record.cases.flatMap((kase) => kase.events);
  let nextDeadline: number | undefined;
  for (const kase of record.cases) {
    const request = kase.events.find(({ type }) => type === REQUEST);
    const voided = kase.voided.find(({ event }) => event.type === REQUEST)?.event;
    if (!request && !voided) silent.push({ caseId: kase.caseId, why: 'request' });
    for (const standard of ['later', 'soon'] as const) {
      if (request && isOwed(standard, request)) {
        const spoken = judge(standard, request, events, asOf, record.gaps > 0);
        if (spoken.until !== undefined) nextDeadline = Math.min(nextDeadline ?? Infinity, spoken.until);
        outcomes.push(say(record, kase, standard, request, spoken));
      } else if (voided && standard === 'later') {
        outcomes.push(say(record, kase, standard, voided, { status: 'void' }));
      }
    }
  }
  outcomes.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { outcomes, nextDeadline, silent };
}

function isOwed(standard: Standard, request: StoredEvent): boolean {
  return standard === 'later' || request.fields['statedUrgency'] === 'urgent';
}

function judge(
  standard: Standard,
  request: StoredEvent,
  events: readonly StoredEvent[],
  asOf: number,
  hasGap: boolean,
): Spoken {
  const dueAt = request.time + LIMITS[standard];
  const warnAt = request.time + WARN_AFTER;
  const takenBack = new Set(
    events.filter(({ type }) => type === WITHDRAWN).map(({ fields }) => fields['offerId']),
  );
  const offers = events.filter(({ type, time }) => type === OFFER && time <= dueAt);
  const offer = offers.find(({ fields }) => !takenBack.has(fields['offerId']));
  if (offer) return { status: 'met', offer };
  if (asOf > dueAt) return hasGap ? { status: 'undetermined' } : { status: 'breached' };
  if (offers.length > 0) return { status: 'at-risk', because: 'offer-withdrawn', until: dueAt + 1 };
  if (warnAt >= dueAt || asOf > warnAt) {
    const isWarned = warnAt < dueAt;
    return isWarned
      ? { status: 'at-risk', because: 'no-offer', until: dueAt + 1 }
      : { status: 'running', until: dueAt + 1 };
  }
  return { status: 'running', until: warnAt + 1 };
}

function say(
  record: MemberRecord,
  kase: CaseRecord,
  standard: Standard,
  request: StoredEvent,
  { status, because, offer }: Spoken,
): Determination {
  const dueAt = request.time + LIMITS[standard];
  const flags: string[] = [];
  if (record.conflicts.size > 0) flags.push('conflict');
  if (record.gaps > 0) flags.push('incomplete');
  if (offer?.recorded !== undefined && offer.recorded > dueAt + LATE_AFTER) flags.push('lateEvidence');
  return {
    kind: 'determination',
    id: determinationId(record.memberRef, kase.caseId, standard, 'request'),
    memberRef: record.memberRef,
    caseId: kase.caseId,
    status,
    flags,
    trace: [],
    standard,
    pack: 'plain',
    packVersion: '1',
    anchorKey: 'request',
    startedAt: formatInstant(request.time),
    dueAt: formatInstant(dueAt),
    ...(because !== undefined && { because }),
    ...(offer && { stoppedBy: String(offer.fields['offerId']) }),
    calendar: 'none',
    period: formatInstant(dueAt).slice(0, 10),
    citation: { text: 'A rule for the simulation', verification: 'unverified' },
  };
}

const file: FileOutcome<Determination> = (outcome, record) => {
  const region = record.events.find(({ type }) => type === REQUEST)?.fields['region'];
  return {
    facets: {
      standard: outcome.standard,
      region: typeof region === 'string' ? region : 'other',
      network: 'net',
      lineOfBusiness: 'commercial',
      month: outcome.period.slice(0, 7),
    },
    dueAt: Date.parse(outcome.dueAt),
    offered: record.events.some(({ type }) => type === OFFER),
  };
};

export const PLAIN_RULES: RuleSet = { evaluator, file };
