import type { OutgoingRecord, Sink } from '../ports';

/** An empty topic, a sink that can write to it, and what has arrived there. */
export interface SinkUnderTest {
  readonly topic: string;
  readonly sink: Sink;
  /** What arrived under a key, in order. */
  arrived(
    key: string,
    count: number,
  ): Promise<readonly { readonly value: string | null; readonly headers: object }[]>;
  close(): Promise<void>;
}

/** What every output of the monitor must do, whatever stands behind it. */
export function sinkContract(name: string, open: () => Promise<SinkUnderTest>): void {
  describe(`${name} keeps the contract of a sink`, () => {
    let test: SinkUnderTest;
    beforeEach(async () => {
      test = await open();
    });
    afterEach(() => test.close());

    const record = (key: string, value: OutgoingRecord['value']): OutgoingRecord => ({
      topic: test.topic,
      key,
      value,
      headers: { 'content-type': 'text/plain' },
    });
    const values = async (key: string, count: number): Promise<(string | null)[]> =>
      (await test.arrived(key, count)).map(({ value }) => value);

    it('keeps the order of the records of a key, within and over publications', async () => {
      const numbers = Array.from({ length: 200 }, (_, i) => String(i));
      for (let i = 0; i < 200; i += 50) {
        await test.sink.publish(
          numbers.slice(i, i + 50).flatMap((value) => [record('a', value), record('b', `b${value}`)]),
        );
      }
      expect(await values('a', 200)).toEqual(numbers);
      expect(await values('b', 200)).toEqual(numbers.map((value) => `b${value}`));
    });

    it('has every record when the publication resolves', async () => {
      await test.sink.publish([record('a', 'x'), record('a', new Uint8Array([121]))]);
      expect(await values('a', 2)).toEqual(['x', 'y']);
    });

    it('takes a record without a value and one without anything', async () => {
      await test.sink.publish([]);
      await test.sink.publish([record('a', null)]);
      const [arrived] = await test.arrived('a', 1);
      expect(arrived).toMatchObject({ value: null, headers: { 'content-type': 'text/plain' } });
    });
  });
}
