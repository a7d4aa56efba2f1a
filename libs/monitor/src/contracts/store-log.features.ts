import type { MonitorStore } from '../ports';
import { count, FACETS, letter, NOTHING, revisionRows, standing, turnOf } from './sample-rows.features';
import { takeTurn } from './take-turn.features';

/** The append-only logs, the present states, the kept counts, the dictionary and the relay's cursors. */
export function registerLogTests(current: () => MonitorStore): void {
  it('gives revisions back byte for byte, in order, after a cursor and up to a limit', async () => {
    const rows = revisionRows(0, 1, 5);
    await takeTurn(current(), [0], ({ held }) => ({
      revisions: rows.slice(0, 2),
      progress: [turnOf(held[0]!, { seq: 2, head: rows[1]!.hash })],
    }));
    await takeTurn(current(), [0, 1], () => ({ revisions: [...rows.slice(2), ...revisionRows(1, 1, 1)] }));
    expect(await current().revisionsAfter(0, 1, 3)).toEqual(rows.slice(1, 4));
    expect(await current().revisionsAfter(0, 5, 3)).toEqual([]);
    expect((await current().progress([0]))[0]).toMatchObject({ turn: 2, seq: 2, head: rows[1]!.hash });
  });

  it('takes a number of the log once: a second revision under it undoes the round', async () => {
    await takeTurn(current(), [0], () => ({ revisions: revisionRows(0, 1, 2) }));
    await expect(
      takeTurn(current(), [0], ({ held }) => ({
        revisions: revisionRows(0, 2, 2),
        progress: [turnOf(held[0]!, { seq: 2 })],
      })),
    ).rejects.toThrow();
    expect((await current().progress([0]))[0]).toMatchObject({ turn: 1, seq: 0 });
  });

  it('gives dead letters back with their bytes', async () => {
    const rows = [letter(0, 1), letter(0, 2), { ...letter(0, 3), key: null, value: null }];
    await takeTurn(current(), [0], () => ({ letters: rows }));
    const found = await current().lettersAfter(0, 0, 10);
    expect(
      found.map((row) => ({ ...row, key: row.key && [...row.key], value: row.value && [...row.value] })),
    ).toEqual(
      rows.map((row) => ({ ...row, key: row.key && [...row.key], value: row.value && [...row.value] })),
    );
    expect(await current().lettersAfter(0, 2, 1)).toHaveLength(1);
  });

  it('replaces the present state of an outcome with each revision', async () => {
    await takeTurn(current(), [0], () => ({ standings: [standing(0, 'a', 1), standing(0, 'b', 2)] }));
    await expect(
      takeTurn(current(), [0], () => ({
        standings: [standing(0, 'a', 3, { status: 'met', basis: 'provisional', dueAt: null, offered: true })],
      })),
    ).resolves.toBeUndefined();
  });

  it('adds up counts over rounds and partitions and leaves out what is back at nothing', async () => {
    const south = { ...FACETS, region: 'south' };
    await takeTurn(current(), [0, 1], () => ({
      counts: [count(0, 'running', 3, 3), count(1, 'running', 2, 2), count(0, 'running', 1, 1, south)],
    }));
    await takeTurn(current(), [0], () => ({
      counts: [count(0, 'running', -1, 0), count(0, 'met', 1, 1), count(0, 'void', 0, 0)],
    }));
    const found = await current().counts();
    const brief = found.map(({ facets, ...rest }) => `${facets.region} ${JSON.stringify(rest)}`).sort();
    expect(brief).toEqual([
      'north {"status":"met","outcomes":1,"revisions":1}',
      'north {"status":"running","outcomes":4,"revisions":5}',
      'south {"status":"running","outcomes":1,"revisions":1}',
    ]);
    expect(found[0]?.facets).toEqual(expect.objectContaining({ standard: 'std-a', month: '2026-11' }));
  });

  it('writes many rows of each kind in one round', async () => {
    const numbers = Array.from({ length: 1_500 }, (_, i) => i + 1);
    await takeTurn(current(), [0], () => ({
      ...NOTHING,
      progress: [],
      standings: numbers.map((n) => standing(0, n.toString(16), n)),
      revisions: revisionRows(0, 1, 1_500),
    }));
    expect(await current().revisionsAfter(0, 0, 2_000)).toHaveLength(1_500);
  });

  it('gives a text one number for ever, also to another that asks at the same time', async () => {
    const [a] = await current().intern(['a']);
    const [b, again, c] = await current().intern(['b', 'a', 'c']);
    expect(again).toEqual(a);
    expect(new Set([a?.id, b?.id, c?.id]).size).toBe(3);
    const answers = await Promise.all([current().intern(['d', 'e']), current().intern(['e', 'd'])]);
    const [first, second] = answers.map((entries) => new Map(entries.map(({ id, text }) => [text, id])));
    expect(first).toEqual(second);
    const all = await current().dictionary(0);
    expect(all.map(({ text }) => text).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await current().dictionary(Math.max(...all.map(({ id }) => id)))).toEqual([]);
  });

  it('keeps a number given within a round that is rolled back', async () => {
    let given: number | undefined;
    await expect(
      takeTurn(current(), [0], async () => {
        given = (await current().intern(['kept']))[0]?.id;
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect((await current().dictionary(0)).find(({ text }) => text === 'kept')?.id).toBe(given);
  });

  it('moves relay cursors forward and never back', async () => {
    expect(await current().relayCursors([1, 0])).toEqual([
      { partition: 0, revisionSeq: 0, letterSeq: 0 },
      { partition: 1, revisionSeq: 0, letterSeq: 0 },
    ]);
    await current().saveRelayCursors([{ partition: 0, revisionSeq: 7, letterSeq: 2 }]);
    await current().saveRelayCursors([{ partition: 0, revisionSeq: 5, letterSeq: 3 }]);
    expect(await current().relayCursors([0])).toEqual([{ partition: 0, revisionSeq: 7, letterSeq: 3 }]);
  });

  it('knows who lives, what each owns and since when it has not been heard of', async () => {
    expect(await current().beat('a', [0, 2])).toMatchObject([{ writer: 'a', partitions: [0, 2] }]);
    await current().beat('b', []);
    const beats = await current().beat('a', [1]);
    const brief = [...beats].sort((x, y) => (x.writer < y.writer ? -1 : 1));
    expect(brief).toMatchObject([
      { writer: 'a', partitions: [1] },
      { writer: 'b', partitions: [] },
    ]);
    for (const { age } of beats) {
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThan(10_000);
    }
    await current().depart('b');
    expect((await current().beat('a', [])).map(({ writer }) => writer)).toEqual(['a']);
  });

  it('keeps the pause of an intake for whoever looks, and knows of no release before there was one', async () => {
    await current().noteBreaker(1, 1_764_000_000_000);
    await current().noteBreaker(1, undefined);
    expect(await current().breakerReleases([0, 1])).toEqual([]);
  });

  it('finds no letter to settle that nobody has redriven', async () => {
    await takeTurn(current(), [0], () => ({ letters: [letter(0, 1)] }));
    await takeTurn(current(), [0], async (transaction) => {
      expect(await transaction.openLetters([{ partition: 0, seq: 1 }])).toEqual([]);
      return { settlements: [{ partition: 0, seq: 7 }] };
    });
  });

  it('keeps on record what is missing of the log, of each topic once, by who stands at the turn of the partition', async () => {
    const gap = {
      partition: 0,
      topic: 'one',
      code: 'TAM_MONITOR_POSITION_LOST',
      expected: 3,
      found: 9,
    } as const;
    const other = { ...gap, topic: 'two', code: 'TAM_MONITOR_LOG_REPLACED' } as const;
    const begun = await current().now();
    await current().noteGaps([gap], [{ partition: 0, turn: 7 }]);
    expect(await current().gaps([0, 1])).toEqual([]);
    await current().noteGaps([gap], [{ partition: 0, turn: 0 }]);
    await current().noteGaps([{ ...gap, found: 12 }, other], [{ partition: 0, turn: 0 }]);
    const found = await current().gaps([0, 1]);
    expect(found).toMatchObject([
      { ...gap, number: 1, lost: null },
      { ...other, number: 2, lost: null },
    ]);
    expect(found[0]!.foundAt).toBeGreaterThanOrEqual(begun);
    expect(await current().gaps([1])).toEqual([]);
  });
}
