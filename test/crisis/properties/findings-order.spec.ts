import { decodeCase, encodeCase, findingId, type Dictionary, type StoredEvent } from '@tam/record';
import fc from 'fast-check';
import { askedAt, corrected, history } from './crisis-history';
import { bytesOf, evaluateAll, evaluator, holds, stored } from './crisis-outcomes';
import { CRISIS_READS } from '@tam/crisis';

/** Numbers names in the order in which they are met. */
class GrowingDictionary implements Dictionary {
  private readonly texts: string[] = [];

  numberOf(text: string): number {
    const known = this.texts.indexOf(text);
    return known >= 0 ? known : this.texts.push(text) - 1;
  }

  textOf(number: number): string {
    return this.texts[number]!;
  }
}

/** A history with a delivery order in which everything comes at least once and some things twice. */
const delivered = corrected.chain((events) =>
  fc
    .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events), fc.nat(20))
    .map(([order, again, cut]) => ({ events, deliveries: [...order, ...again], cut })),
);

describe('the same events give the same findings', () => {
  it('in any order and however often each is delivered', () => {
    holds(
      fc.property(delivered, askedAt, ({ events, deliveries }, asOf) => {
        expect(bytesOf(stored(deliveries), asOf)).toBe(bytesOf(stored(events), asOf));
      }),
      250,
    );
  });

  it('cut into batches, each kept in the compact form and read back', () => {
    holds(
      fc.property(delivered, askedAt, ({ events, deliveries, cut }, asOf) => {
        const names = new GrowingDictionary();
        const rows = new Map<string, string>();
        const keep = (batch: readonly StoredEvent[]): void => {
          for (const event of batch) {
            const row = rows.get(event.caseId);
            const kept = row === undefined ? [] : decodeCase(row, event.caseId, CRISIS_READS, names);
            rows.set(event.caseId, encodeCase([...kept, event], CRISIS_READS, names));
          }
        };
        const all = stored(deliveries);
        keep(all.slice(0, cut));
        keep(all.slice(cut));
        const read = [...rows].flatMap(([caseId, row]) => decodeCase(row, caseId, evaluator.reads, names));
        expect(bytesOf(read, asOf)).toBe(bytesOf(stored(events), asOf));
      }),
      150,
    );
  });

  it('one a case and rule, under an id without event, time or version', () => {
    holds(
      fc.property(corrected, askedAt, (events, asOf) => {
        const { outcomes } = evaluateAll(stored(events), asOf);
        expect(outcomes.map(({ id }) => id)).toEqual(
          outcomes.map(({ caseId, rule }) => findingId('member-1', caseId, rule)),
        );
        expect(new Set(outcomes.map(({ id }) => id)).size).toBe(outcomes.length);
        expect(outcomes.map(({ id }) => id)).toEqual(outcomes.map(({ id }) => id).sort());
      }),
    );
  });

  it('no rule fails, whatever the events say', () => {
    holds(
      fc.property(corrected, askedAt, (events, asOf) => {
        const failed = evaluateAll(stored(events), asOf).outcomes.filter(({ flags }) =>
          flags.includes('rule-failed'),
        );
        expect(failed.map(({ rule, trace }) => [rule, trace])).toEqual([]);
      }),
      250,
    );
  });

  it('what is told is often something: these histories are about danger', () => {
    let told = 0;
    holds(
      fc.property(history, askedAt, (events, asOf) => {
        told += evaluateAll(stored(events), asOf).outcomes.length > 0 ? 1 : 0;
      }),
      200,
    );
    expect(told).toBeGreaterThan(60);
  });
});
