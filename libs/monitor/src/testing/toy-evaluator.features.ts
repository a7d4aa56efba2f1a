import { formatInstant } from '@tam/events';
import {
  determinationId,
  isAnyLost,
  type Determination,
  type Evaluation,
  type Evaluator,
  type MemberRecord,
} from '@tam/record';
import type { FileOutcome } from '../filing';

export const REQUEST = 'intake.request-received.v1';
export const OFFER = 'scheduling.slot-offered.v1';
export const VOID = 'intake.event-voided.v1';

/** An offer must be made within so long of the request, ms. */
export const LIMIT = 10_000;

/**
 * A rule that is easily checked by eye: each case with a request has one clock; any offer of the member made by dueAt
 * meets it, whichever case it is on; else it is breached once asOf is after dueAt, or undetermined if the record has a
 * gap. A request from the channel 'broken' makes it throw.
 */
export const toyEvaluator: Evaluator<Determination> = {
  name: 'access',
  version: '1',
  form: 1,
  packHashes: { toy: 'c'.repeat(64) },
  reads: { [REQUEST]: ['region', 'channel'], [OFFER]: ['offerId'], [VOID]: ['voids'] },
  evaluate,
};

function evaluate(record: MemberRecord, asOf: number): Evaluation<Determination> {
  const events = record.cases.flatMap((kase) => kase.events);
  const offers = events.filter(({ type }) => type === OFFER);
  const outcomes: Determination[] = [];
  const silent: Evaluation['silent'][number][] = [];
  let nextDeadline: number | undefined;
  for (const { caseId, events: own } of record.cases) {
    const request = own.find(({ type }) => type === REQUEST);
    if (!request) {
      silent.push({ caseId, why: 'request' });
      continue;
    }
    if (request.fields['channel'] === 'broken') throw new Error('the toy is broken');
    const dueAt = request.time + LIMIT;
    const offer = offers.find(({ time }) => time <= dueAt);
    const isLate = !offer && asOf > dueAt;
    const isOpen = !offer && !isLate;
    if (isOpen) nextDeadline = Math.min(nextDeadline ?? Infinity, dueAt + 1);
    const isIncomplete = record.gaps > 0 || isAnyLost(record.lost, request.time, dueAt);
    const missed = isIncomplete ? 'undetermined' : 'breached';
    outcomes.push({
      kind: 'determination',
      id: determinationId(record.memberRef, caseId, 'toy', 'request'),
      memberRef: record.memberRef,
      caseId,
      status: offer ? 'met' : isLate ? missed : 'running',
      flags: [...(record.conflicts.size > 0 ? ['conflict'] : []), ...(isIncomplete ? ['incomplete'] : [])],
      trace: [],
      standard: 'toy',
      pack: 'toy',
      packVersion: '1',
      anchorKey: 'request',
      startedAt: formatInstant(request.time),
      dueAt: formatInstant(dueAt),
      ...(offer && { stoppedBy: offer.id }),
      calendar: 'none',
      period: formatInstant(dueAt).slice(0, 10),
      citation: { text: 'A rule for tests', verification: 'unverified' },
    });
  }
  outcomes.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { outcomes, nextDeadline, silent };
}

export const fileToy: FileOutcome<Determination> = (outcome, record) => {
  const request = record.events.find(({ type }) => type === REQUEST);
  const region = request?.fields['region'];
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
