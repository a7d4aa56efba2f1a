import type { MemberRow, MonitorStore, RoundTransaction } from '../ports';
import { caseRow, memberRow } from './sample-rows.features';
import { takeTurn } from './take-turn.features';

/** What a round reads: open rows of members, and what is due or unsettled. */
export function registerReadTests(current: () => MonitorStore): void {
  const read = async <T>(act: (transaction: RoundTransaction) => Promise<T>): Promise<T> => {
    let answer: T | undefined;
    await takeTurn(current(), [0, 1, 2], async (transaction) => {
      answer = await act(transaction);
      return {};
    });
    return answer as T;
  };
  const write = (members: readonly MemberRow[]): Promise<void> =>
    takeTurn(current(), [0, 1, 2], () => ({ members }));
  const names = (rows: readonly MemberRow[]): string[] =>
    rows.map((row) => `${row.partition}${row.memberRef}`);

  it('gives all rows of the members named and of nobody else', async () => {
    const rows = [caseRow(0, 'a', 'c1', '[["é\\u0000"]]'), caseRow(0, 'a', 'c2'), caseRow(0, 'b', 'c1')];
    await takeTurn(current(), [0, 1], () => ({
      cases: [...rows, caseRow(1, 'a', 'elsewhere')],
      members: [memberRow(0, 'a', 5, { gaps: 2 }), memberRow(0, 'b', 6)],
    }));
    const found = await read((transaction) =>
      transaction.read([
        { partition: 0, memberRef: 'a' },
        { partition: 2, memberRef: 'nobody' },
      ]),
    );
    expect([...found.cases].sort((x, y) => (x.caseId < y.caseId ? -1 : 1))).toEqual(rows.slice(0, 2));
    expect(found.members).toEqual([memberRow(0, 'a', 5, { gaps: 2 })]);
  });

  it('replaces a row whole when it is written again', async () => {
    await takeTurn(current(), [0], () => ({ cases: [caseRow(0, 'a', 'c', '[1]')] }));
    await takeTurn(current(), [0], () => ({ cases: [{ ...caseRow(0, 'a', 'c', '[1,2]'), said: '[3]' }] }));
    const found = await read((transaction) => transaction.read([{ partition: 0, memberRef: 'a' }]));
    expect(found.cases).toEqual([{ ...caseRow(0, 'a', 'c', '[1,2]'), said: '[3]' }]);
  });

  it('reads within a round what stood before it', async () => {
    await takeTurn(current(), [0], () => ({ cases: [caseRow(0, 'a', 'c')] }));
    const found = await read(async (transaction) => {
      const [first, second] = await Promise.all([
        transaction.read([{ partition: 0, memberRef: 'a' }]),
        transaction.due([{ partition: 0, scope: 0, upTo: 99 }], 10),
      ]);
      return { first, second };
    });
    expect(found.first.cases).toHaveLength(1);
    expect(found.second).toEqual([]);
  });

  it('gives the due members earliest first, each partition up to its own instant, inclusive', async () => {
    await write([
      memberRow(0, 'late', 300),
      memberRow(0, 'z', 100),
      memberRow(0, 'y', 100),
      memberRow(1, 'x', 50),
      memberRow(1, 'w', 201),
      memberRow(2, 'unasked', 1),
      memberRow(0, 'never', null, { gaps: 1 }),
    ]);
    const asks = [
      { partition: 0, scope: 0, upTo: 299 },
      { partition: 1, scope: 0, upTo: 200 },
    ];
    expect(names(await read((transaction) => transaction.due(asks, 10)))).toEqual(['1x', '0y', '0z']);
    expect(names(await read((transaction) => transaction.due(asks, 2)))).toEqual(['1x', '0y']);
    expect(
      names(await read((transaction) => transaction.due([{ partition: 0, scope: 0, upTo: 300 }], 10))),
    ).toEqual(['0y', '0z', '0late']);
  });

  it('says when the next member of a partition falls due', async () => {
    await write([
      memberRow(0, 'a', 100),
      memberRow(0, 'b', 200),
      memberRow(0, 'c', 300),
      memberRow(1, 'd', 5),
    ]);
    const asks = [0, 1, 2].map((partition) => ({ partition, scope: 0, upTo: 100 }));
    expect(await read((transaction) => transaction.earliestAfter(asks))).toEqual([
      { partition: 0, scope: 0, at: 200 },
    ]);
  });

  it('gives the unsettled members whose instant is reached', async () => {
    await write([
      memberRow(0, 'a', null, { settleAt: 100 }),
      memberRow(0, 'b', 7, { settleAt: 50 }),
      memberRow(0, 'c', 1, { settleAt: 101 }),
      memberRow(0, 'd', 1),
    ]);
    const ask = [{ partition: 0, scope: 0, upTo: 100 }];
    expect(names(await read((transaction) => transaction.unsettled(ask, 10)))).toEqual(['0b', '0a']);
    expect(names(await read((transaction) => transaction.unsettled(ask, 1)))).toEqual(['0b']);
  });

  it('keeps the members of one scope apart from those of another', async () => {
    await write([
      memberRow(0, 'a', 100),
      memberRow(0, 'b', 90, { scope: 7 }),
      memberRow(0, 'c', 300, { scope: 7, settleAt: 50 }),
      memberRow(1, 'd', 80, { scope: 7 }),
    ]);
    const log = { partition: 0, scope: 0, upTo: 200 };
    const file = { partition: 0, scope: 7, upTo: 95 };
    expect(names(await read((transaction) => transaction.due([log], 10)))).toEqual(['0a']);
    expect(names(await read((transaction) => transaction.due([log, file], 10)))).toEqual(['0b', '0a']);
    expect(await read((transaction) => transaction.earliestAfter([log, file]))).toEqual([
      { partition: 0, scope: 7, at: 300 },
    ]);
    expect(names(await read((transaction) => transaction.unsettled([log, file], 10)))).toEqual(['0c']);
    const [open] = (await read((transaction) => transaction.read([{ partition: 0, memberRef: 'c' }])))
      .members;
    expect(open).toEqual(memberRow(0, 'c', 300, { scope: 7, settleAt: 50 }));
    expect(await current().overdue([0], 100)).toEqual([
      { partition: 0, scope: 0, members: 1, oldest: 100 },
      { partition: 0, scope: 7, members: 1, oldest: 90 },
    ]);
  });

  it('says when the next member of a scope is to be settled', async () => {
    await write([
      memberRow(0, 'a', null, { settleAt: 100 }),
      memberRow(0, 'b', null, { settleAt: 150, scope: 7 }),
      memberRow(0, 'c', 1, { settleAt: 200 }),
    ]);
    const asks = [0, 7].map((scope) => ({ partition: 0, scope, upTo: 100 }));
    const found = await read((transaction) => transaction.earliestUnsettledAfter(asks));
    expect([...found].sort((x, y) => x.scope - y.scope)).toEqual([
      { partition: 0, scope: 0, at: 200 },
      { partition: 0, scope: 7, at: 150 },
    ]);
  });

  it('walks over the members that have cases, in order, a few at a time', async () => {
    await takeTurn(current(), [0, 1], () => ({
      cases: [
        caseRow(0, 'b', 'c1'),
        caseRow(0, 'a', 'c1'),
        caseRow(0, 'b', 'c2'),
        caseRow(0, 'Z', 'c1'),
        caseRow(1, 'elsewhere', 'c1'),
      ],
      members: [memberRow(0, 'no-case', 5)],
    }));
    expect(await read((transaction) => transaction.walk(0, '', 2, 'all'))).toEqual(['Z', 'a']);
    expect(await read((transaction) => transaction.walk(0, 'a', 2, 'all'))).toEqual(['b']);
    expect(await read((transaction) => transaction.walk(0, 'b', 2, 'all'))).toEqual([]);
    await write([memberRow(0, 'a', 7)]);
    expect(await read((transaction) => transaction.walk(0, '', 9, 'settled'))).toEqual(['Z', 'b']);
  });

  it('moves the cases of a member out of sight, gives them as sealed, and brings them back whole', async () => {
    const [c1, c2] = [caseRow(0, 'a', 'c1'), caseRow(0, 'a', 'c2', '[1]')];
    const key = { partition: 0, memberRef: 'a' };
    const rows = () => read((transaction) => transaction.read([key, { partition: 0, memberRef: 'b' }]));
    await takeTurn(current(), [0], () => ({ cases: [c1, c2, caseRow(0, 'b', 'c1')] }));
    await takeTurn(current(), [0], () => ({ seals: [key] }));
    const sealed = await rows();
    expect(sealed.cases).toEqual([caseRow(0, 'b', 'c1')]);
    expect([...sealed.sealed].sort((x, y) => (x.caseId < y.caseId ? -1 : 1))).toEqual([c1, c2]);
    expect(await read((transaction) => transaction.walk(0, '', 9, 'all'))).toEqual(['b']);
    await takeTurn(current(), [0], () => ({ unseals: [key], cases: [c1, c2] }));
    const back = await rows();
    expect(back.cases).toHaveLength(3);
    expect(back.sealed).toEqual([]);
  });

  it('deletes the row of a member of whom nothing is to be kept', async () => {
    await write([memberRow(0, 'a', 100), memberRow(0, 'b', 100, { gaps: 1 })]);
    await write([memberRow(0, 'a', null), memberRow(0, 'b', null, { gaps: 1 }), memberRow(0, 'new', null)]);
    const found = await read((transaction) =>
      transaction.read(['a', 'b', 'new'].map((memberRef) => ({ partition: 0, memberRef }))),
    );
    expect(found.members).toEqual([memberRow(0, 'b', null, { gaps: 1 })]);
  });

  it('says what is due and undecided, and since when', async () => {
    await write([
      memberRow(0, 'a', 100),
      memberRow(0, 'b', 50),
      memberRow(0, 'c', 101),
      memberRow(1, 'd', 1),
    ]);
    expect(await current().overdue([0, 2], 100)).toEqual([
      { partition: 0, scope: 0, members: 2, oldest: 50 },
    ]);
  });
}
