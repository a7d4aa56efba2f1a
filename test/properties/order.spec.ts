import { decodeCase, encodeCase, type Dictionary, type StoredEvent } from '@tam/record';
import fc from 'fast-check';
import { askedAt, corrected } from './case-history';
import { evaluator } from './every-kind';
import { bytesOf, holds, outcomesOf, stored } from './outcomes';

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

/** Adds a batch to what is kept, as rows do: decode the case, append, encode the case. */
function keep(rows: Map<string, string>, batch: readonly StoredEvent[], names: Dictionary): void {
  for (const event of batch) {
    const row = rows.get(event.caseId);
    const events = row === undefined ? [] : decodeCase(row, event.caseId, evaluator.reads, names);
    rows.set(event.caseId, encodeCase([...events, event], evaluator.reads, names));
  }
}

function allOf(rows: ReadonlyMap<string, string>, names: Dictionary): StoredEvent[] {
  return [...rows].flatMap(([caseId, row]) => decodeCase(row, caseId, evaluator.reads, names));
}

/** A history with a delivery order in which everything comes at least once and some things twice. */
const delivered = corrected.chain((events) =>
  fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.subarray(events),
      fc.array(fc.nat(40), { maxLength: 4 }),
    )
    .map(([order, again, cuts]) => ({ events, deliveries: [...order, ...again], cuts })),
);

function batchesOf<T>(items: readonly T[], cuts: readonly number[]): T[][] {
  const edges = [0, ...cuts.filter((cut) => cut < items.length).sort((a, b) => a - b), items.length];
  return edges.slice(1).map((edge, i) => items.slice(edges[i], edge));
}

describe('the same events give the same bytes', () => {
  it('in any order and however often each is delivered', () => {
    holds(
      fc.property(delivered, askedAt, ({ events, deliveries }, asOf) => {
        expect(bytesOf(stored(deliveries), asOf)).toBe(bytesOf(stored(events), asOf));
      }),
    );
  });

  it('cut into any batches, each kept in the compact form and read back', () => {
    holds(
      fc.property(delivered, askedAt, ({ events, deliveries, cuts }, asOf) => {
        const names = new GrowingDictionary();
        const rows = new Map<string, string>();
        for (const batch of batchesOf(stored(deliveries), cuts)) keep(rows, batch, names);
        expect(bytesOf(allOf(rows, names), asOf)).toBe(bytesOf(stored(events), asOf));
      }),
    );
  });

  it('and never two outcomes under one id', () => {
    holds(
      fc.property(corrected, askedAt, (events, asOf) => {
        const ids = outcomesOf(stored(events), asOf).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('and the compact form gives back every event as it was stored', () => {
    holds(
      fc.property(corrected, (events) => {
        const names = new GrowingDictionary();
        const own = stored(events).filter((event) => event.caseId === 'case-1');
        const row = encodeCase(own, evaluator.reads, names);
        expect(decodeCase(row, 'case-1', evaluator.reads, names)).toEqual(own);
      }),
    );
  });
});
