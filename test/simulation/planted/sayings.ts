import type { CaseRow, MemberRow, MemberRows, RoundTransaction, RoundWrites } from '@tam/monitor';
import { delegate, writingOtherwise } from './delegate';
import type { Planting } from './planting';

/** Deadlines are judged by the clock on the wall. */
export const WALL_CLOCK_AS_OF: Planting = {
  name: 'the wall clock as asOf',
  evaluator: (sound, { clock }) => ({
    ...sound,
    evaluate: (record) => sound.evaluate(record, clock.wall()),
  }),
};

/** That a deadline was said is published and not noted: the next owner finds it due. */
export const TIMER_FIRED_TWICE: Planting = {
  name: 'a timer fired twice',
  store: (sound) =>
    writingOtherwise(sound, (writes): RoundWrites => {
      const fired = new Set(
        writes.revisions
          .filter(({ entry }) => entry.includes('"cause":"tick"'))
          .map(({ memberRef }) => memberRef),
      );
      const isNoted = ({ memberRef }: CaseRow | MemberRow): boolean => !fired.has(memberRef);
      return { ...writes, cases: writes.cases.filter(isNoted), members: writes.members.filter(isNoted) };
    }),
};

/** Of several records the last leaves first. */
export const RELAY_OUT_OF_ORDER: Planting = {
  name: 'relay out of order',
  sink: (sound) => ({ publish: (records) => sound.publish([...records].reverse()) }),
};

/** Rows once read are believed for ever, whoever has written them since. */
export const STALE_RECORD_CACHE: Planting = {
  name: 'a stale record cache',
  store: (sound) => {
    const known = new Map<string, { readonly cases: Map<string, CaseRow>; member: MemberRow | undefined }>();
    const keyOf = ({ partition, memberRef }: CaseRow | MemberRow): string => `${partition} ${memberRef}`;
    const entryOf = (row: CaseRow | MemberRow) => {
      let entry = known.get(keyOf(row));
      if (!entry) known.set(keyOf(row), (entry = { cases: new Map(), member: undefined }));
      return entry;
    };
    const remember = ({ cases, members }: Pick<MemberRows, 'cases' | 'members'>): void => {
      for (const row of cases) entryOf(row).cases.set(row.caseId, row);
      for (const row of members) entryOf(row).member = row;
    };
    const read = async (
      transaction: RoundTransaction,
      keys: Parameters<RoundTransaction['read']>[0],
    ): Promise<MemberRows> => {
      const names = keys.map(({ partition, memberRef }) => `${partition} ${memberRef}`);
      const unknown = keys.filter((_, i) => !known.has(names[i]!));
      const fresh =
        unknown.length > 0 ? await transaction.read(unknown) : { cases: [], sealed: [], members: [] };
      remember(fresh);
      const entries = names.map((name) => known.get(name)).filter((entry) => entry !== undefined);
      return {
        cases: entries.flatMap(({ cases }) => [...cases.values()]),
        sealed: fresh.sealed,
        members: entries.map(({ member }) => member).filter((row) => row !== undefined),
      };
    };
    return delegate(sound, {
      round: async (turns, writer, work) => {
        let written: RoundWrites | undefined;
        const result = await sound.round(turns, writer, async (transaction) => {
          written = await work(delegate(transaction, { read: (keys) => read(transaction, keys) }));
          return written;
        });
        if (written) remember(written);
        return result;
      },
    });
  },
};
