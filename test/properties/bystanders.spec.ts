import type { TamEvent } from '@tam/events';
import { canonicalJson, type Determination } from '@tam/record';
import fc from 'fast-check';
import { askedAt, history } from './case-history';
import { bytesOf, holds, outcomesOf, stored } from './outcomes';

/** What acts on all cases of a member, and the stay after which care may be arranged on any of them. */
const JOINS_CASES = new Set(['member.deceased.v1', 'member.coverage-changed.v1', 'care.discharged.v1']);

/** What another case can be told of without touching the cases beside it: another service, no course, no life end, no stay. */
function asOtherNeed(events: readonly TamEvent[]): TamEvent[] {
  return events
    .filter((event) => !JOINS_CASES.has(event.type))
    .map((event) => {
      const { continues: _continues, courseId: _courseId, ...data } = event.data;
      return {
        ...event,
        id: `other-${event.id}`,
        caseId: `other-${event.caseId}`,
        data: event.type === 'intake.request-received.v1' ? { ...data, service: 'specialist' } : data,
      };
    });
}

function ofCases(outcomes: readonly Determination[], other: boolean): string {
  return canonicalJson(outcomes.filter(({ caseId }) => caseId.startsWith('other-') === other));
}

/** That an offer counted for another case as well is said on both: the one thing a later case adds to an earlier one. */
function unshared(one: Determination): Determination {
  return { ...one, flags: one.flags.filter((flag) => flag !== 'sharedOffer') };
}

describe('what does not concern a case changes nothing in it', () => {
  it('not the cases of the same member for another service, nor these by it', () => {
    holds(
      fc.property(history, history, askedAt, (events, more, asOf) => {
        const others = asOtherNeed(more);
        const own = events.filter((event) => !JOINS_CASES.has(event.type));
        const both = outcomesOf(stored([...own, ...others]), asOf);
        expect(ofCases(both, false)).toBe(bytesOf(stored(own), asOf));
        expect(ofCases(both, true)).toBe(bytesOf(stored(others), asOf));
      }),
    );
  });

  it('not a case of the same service that came later and was offered nothing', () => {
    holds(
      fc.property(history, askedAt, (events, asOf) => {
        const last = Math.max(...events.map(({ time }) => time));
        const request = events.find(({ type }) => type === 'intake.request-received.v1')!;
        const { continues: _continues, ...data } = request.data;
        const more = { ...request, id: 'late', caseId: 'other-case', time: last + 1, data };
        const both = outcomesOf(stored([...events, more]), asOf);
        expect(ofCases(both.map(unshared), false)).toBe(
          canonicalJson(outcomesOf(stored(events), asOf).map(unshared)),
        );
      }),
    );
  });

  it('not what can be told of a case before anybody asked for anything on it', () => {
    holds(
      fc.property(history, history, askedAt, (events, more, asOf) => {
        const orphans = more
          .filter(({ type }) => type !== 'intake.request-received.v1' && !JOINS_CASES.has(type))
          .map((event) => ({ ...event, id: `other-${event.id}`, caseId: 'other-case' }));
        expect(bytesOf(stored([...events, ...orphans]), asOf)).toBe(bytesOf(stored(events), asOf));
      }),
    );
  });

  it('not another member with the same case ids and event ids (settled: one case id, two members)', () => {
    holds(
      fc.property(history, history, askedAt, (events, foreign, asOf) => {
        const log = [...foreign.map((event) => ({ ...event, memberRef: 'member-2' })), ...events];
        const own = log.filter((event) => event.memberRef === 'member-1');
        expect(bytesOf(stored(own), asOf)).toBe(bytesOf(stored(events), asOf));
      }),
      50,
    );
  });
});
