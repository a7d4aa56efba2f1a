import type { TamEvent } from '@tam/events';
import { canonicalJson, type Determination } from '@tam/record';
import fc from 'fast-check';
import { askedAt, history } from './case-history';
import { bytesOf, holds, outcomesOf, stored } from './outcomes';

const OWN_EVENTS = new Set(['member.deceased.v1', 'member.coverage-changed.v1']);

/** What another case can be told of without touching the cases beside it: another service, no course, no life end. */
function asOtherNeed(events: readonly TamEvent[]): TamEvent[] {
  return events
    .filter((event) => !OWN_EVENTS.has(event.type))
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

describe('what does not concern a case changes nothing in it', () => {
  it('not the cases of the same member for another service, nor these by it', () => {
    holds(
      fc.property(history, history, askedAt, (events, more, asOf) => {
        const others = asOtherNeed(more);
        const own = events.filter((event) => !OWN_EVENTS.has(event.type));
        const both = outcomesOf(stored([...own, ...others]), asOf);
        expect(ofCases(both, false)).toBe(bytesOf(stored(own), asOf));
        expect(ofCases(both, true)).toBe(bytesOf(stored(others), asOf));
      }),
    );
  });

  it('not another member with the same case ids and event ids', () => {
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
