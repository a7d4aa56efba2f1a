import fc from 'fast-check';
import { createPrivateKeyPem, signerOf } from '../checkpoint/keys';
import { exportOf, MemoryRevisions, verdictOf, type MadeExport } from '../testing/memory-revisions.features';
import { checkpointLine, headerLine, readPreambleLine } from './preamble-lines';

const first = ({ findings: [one] }: ReturnType<typeof verdictOf>): unknown =>
  one && [one.kind, one.partition, one.seq];

const fresh = (): MemoryRevisions => new MemoryRevisions(3).say(0, 9).say(2, 20);

async function tampered(change: (made: MadeExport) => void): Promise<ReturnType<typeof verdictOf>> {
  const made = await exportOf(fresh());
  change(made);
  return verdictOf(made);
}

const lineOf = ({ lines }: MadeExport, partition: number, seq: number): number =>
  lines.findIndex((line) => line.startsWith(`{"partition":${partition},"seq":${seq},`));

describe('an export that nobody touched', () => {
  it('is whole', async () => {
    const verdict = verdictOf(await exportOf(fresh()));
    expect(verdict).toEqual({ findings: [], more: 0, entries: 29, forks: [] });
  });

  it('is whole after it has been written down and read again', async () => {
    const { preamble, lines } = await exportOf(fresh());
    const texts = [headerLine(preamble.header), ...preamble.checkpoints.map(checkpointLine)];
    const read = texts.map((text) => readPreambleLine(text));
    const header = read.flatMap((line) => (line?.kind === 'header' ? [line.header] : []))[0]!;
    const checkpoints = read.flatMap((line) => (line?.kind === 'checkpoint' ? [line.checkpoint] : []));
    expect(verdictOf({ preamble: { header, checkpoints }, lines }).findings).toEqual([]);
  });

  it('is whole with any sizes, sealed at any steps, and each export is the beginning of the next', async () => {
    const steps = fc.array(fc.tuple(fc.nat(1), fc.integer({ min: 0, max: 40 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (rounds) => {
        const log = new MemoryRevisions(2);
        let older: MadeExport | undefined;
        for (const [partition, count] of rounds) {
          const made = await exportOf(log.say(partition, count));
          expect(verdictOf(made, older && { older: older.preamble }).findings).toEqual([]);
          const sequel = await exportOf(log, older?.preamble);
          expect(verdictOf(sequel, older && { older: older.preamble }).findings).toEqual([]);
          expect(sequel.lines.length).toBe(older ? count : made.lines.length);
          older = made;
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what was done to an export is found and named', () => {
  it('any one bit of any line', async () => {
    const made = await exportOf(fresh());
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (which, where) => {
        const line = which % made.lines.length;
        const bytes = Buffer.from(made.lines[line]!);
        const bit = where % (bytes.length * 8);
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        const lines = made.lines.map((text, i) => (i === line ? bytes.toString('latin1') : text));
        const verdict = verdictOf({ preamble: made.preamble, lines: lines });
        expect(verdict.findings).not.toEqual([]);
      }),
    );
  });

  it('an altered text, at its entry', async () => {
    const verdict = await tampered((made) => {
      const at = lineOf(made, 2, 7);
      made.lines[at] = made.lines[at]!.replace('"met"', '"mat"');
    });
    expect(verdict.findings).toHaveLength(1);
    expect(first(verdict)).toEqual(['altered', 2, 7]);
  });

  it('a deleted entry, at its number', async () => {
    const verdict = await tampered((made) => made.lines.splice(lineOf(made, 2, 7), 1));
    expect(verdict.findings).toMatchObject([{ kind: 'missing', seq: 7, text: 'Entry 7 is missing.' }]);
  });

  it('two swapped entries, at the first of them', async () => {
    const verdict = await tampered((made) => {
      const at = lineOf(made, 0, 4);
      made.lines.splice(at, 2, made.lines[at + 1]!, made.lines[at]!);
    });
    expect(verdict.findings).toMatchObject([{ kind: 'out-of-order', partition: 0, seq: 4 }]);
  });

  it('an entry that comes twice', async () => {
    const verdict = await tampered((made) => made.lines.splice(5, 0, made.lines[4]!));
    expect(first(verdict)).toEqual(['repeated', 0, 5]);
  });

  it('a tail that was cut off', async () => {
    expect(first(await tampered((made) => made.lines.pop()))).toEqual(['truncated', 2, 20]);
  });

  it('entries after the end', async () => {
    const log = fresh();
    const made = await exportOf(log);
    made.lines.push((await exportOf(log.say(2, 1))).lines.at(-1)!);
    expect(first(verdictOf(made))).toEqual(['beyond-end', 2, 21]);
  });

  it('a partition that is not named', async () => {
    const verdict = await tampered((made) => made.lines.push(made.lines[0]!.replace(':0,', ':7,')));
    expect(verdict.findings).toMatchObject([
      { kind: 'unreadable', text: expect.stringContaining('partition 7') },
    ]);
  });

  it('ten faults of a partition are listed and the others counted', async () => {
    const verdict = await tampered((made) => {
      made.lines.forEach((line, i) => (made.lines[i] = line.replace('"met"', '"not"')));
    });
    expect([verdict.findings.length, verdict.more]).toEqual([19, 10]);
  });
});

describe('what was done in the database before an export', () => {
  it('is named by the export of a partition that could not be sealed, and by its verification', async () => {
    const log = fresh().alter(2, 7, ({ entry }) => ({ entry: entry.replace('met', 'mat') }));
    const verdict = verdictOf(await exportOf(log));
    expect(verdict.findings.map(({ kind, partition, seq }) => [kind, partition, seq])).toEqual([
      ['unsealed', 2, 1],
      ['altered', 2, 7],
    ]);
  });

  it('two rows that changed their numbers are named by what they hold', async () => {
    const log = fresh();
    const [a, b] = [log.rows[2]![6]!, log.rows[2]![7]!];
    log.alter(2, 7, () => ({ ...b, seq: 7 })).alter(2, 8, () => ({ ...a, seq: 8 }));
    const { findings } = verdictOf(await exportOf(log));
    expect(findings).toContainEqual({ kind: 'wrong-place', partition: 2, seq: 7, text: 'It holds entry 8.' });
  });

  it('a chain that was made anew is not the one that was signed before', async () => {
    const log = fresh();
    await exportOf(log);
    log.say(2, 5);
    log.alter(2, 7, ({ entry }) => ({ entry: entry.replace('met', 'mat') })).rechain(2);
    const { findings } = verdictOf(await exportOf(log));
    expect(findings).toContainEqual({
      ...{ kind: 'rewritten', partition: 2, seq: 1 },
      text: 'One of the entries 1 to 20 is not the one that was signed at 20.',
    });
  });

  it('a chain that was made anew together with its checkpoints is not the one of the older export', async () => {
    const log = fresh();
    const older = await exportOf(log);
    log
      .alter(2, 7, ({ entry }) => ({ entry: entry.replace('met', 'mat') }))
      .rechain(2)
      .say(2, 3);
    log.sealed.length = 0;
    const made = await exportOf(log);
    expect(verdictOf(made).findings).toEqual([]);
    expect(first(verdictOf(made, { older: older.preamble }))).toEqual(['inconsistent', 2, 1]);
  });

  it('a log that lost its tail is shorter than the older export', async () => {
    const older = await exportOf(fresh());
    const made = await exportOf(new MemoryRevisions(3).say(0, 9).say(2, 18));
    expect(verdictOf(made).findings).toEqual([]);
    expect(verdictOf(made, { older: older.preamble }).findings).toEqual([
      {
        ...{ kind: 'shorter', partition: 2, seq: 19 },
        text: 'The older export holds entries up to 20, this one up to 18.',
      },
    ]);
  });

  it('a restore that is declared by a higher epoch is told and is no fault', async () => {
    const older = await exportOf(fresh());
    const log = new MemoryRevisions(3).say(0, 9).say(2, 18);
    log.level = 2;
    const verdict = verdictOf(await exportOf(log.say(2, 7, 'breached')), { older: older.preamble });
    expect(verdict.findings).toEqual([]);
    expect(verdict.forks).toEqual([{ partition: 2, seq: 19 }]);
  });

  it('a restore does not excuse what was changed before it', async () => {
    const log = new MemoryRevisions(3).say(2, 5);
    await exportOf(log);
    const older = await exportOf(log.say(2, 15));
    const changed = new MemoryRevisions(3)
      .say(2, 18)
      .alter(2, 3, ({ entry }) => ({ entry: `${entry.slice(0, -1)},"x":1}` }));
    changed.rechain(2).level = 2;
    const verdict = verdictOf(await exportOf(changed.say(2, 7)), { older: older.preamble });
    expect(first(verdict)).toEqual(['inconsistent', 2, 1]);
  });
});

describe('what was done to the statements of an export', () => {
  it('another key is not accepted', async () => {
    const stranger = signerOf(createPrivateKeyPem());
    const { findings } = verdictOf(await exportOf(fresh()), { keys: [stranger] });
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['signature']));
    expect(findings).toHaveLength(3);
  });

  it('a header that leaves out a partition is not the one that was signed', async () => {
    const verdict = await tampered((made) => {
      const ends = made.preamble.header.ends.slice(0, 2);
      Object.assign(made.preamble, { header: { ...made.preamble.header, ends } });
      made.lines.length = 9;
    });
    expect(first(verdict)).toEqual(['signature', null, null]);
  });

  it('a checkpoint whose root, peaks or proof are others is named', async () => {
    const log = fresh();
    await exportOf(log);
    const { preamble, lines } = await exportOf(log.say(2, 5));
    const last = preamble.checkpoints.at(-1)!;
    const bent: readonly (readonly [object, string])[] = [
      [{ root: last.head }, 'signature'],
      [{ peaks: [last.root, last.root, last.root] }, 'checkpoint'],
      [{ after: { ...last.after, proof: last.after.proof.slice(1) } }, 'checkpoint'],
      [{ installation: 'other' }, 'signature'],
    ];
    for (const [change, kind] of bent) {
      const checkpoints = [...preamble.checkpoints.slice(0, -1), { ...last, ...change }];
      const { findings } = verdictOf({ preamble: { ...preamble, checkpoints }, lines });
      expect(findings.map((one) => one.kind)).toContain(kind);
    }
  });

  it('a checkpoint that is left out leaves its entries unsealed', async () => {
    const { preamble, lines } = await exportOf(fresh());
    const checkpoints = preamble.checkpoints.slice(0, 1);
    expect(first(verdictOf({ preamble: { ...preamble, checkpoints }, lines }))).toEqual(['unsealed', 2, 1]);
  });

  it('an export of another installation is foreign', async () => {
    const { preamble } = await exportOf(fresh());
    const older = { ...preamble, header: { ...preamble.header, installation: 'elsewhere' } };
    expect(verdictOf(await exportOf(fresh()), { older }).findings).toMatchObject([{ kind: 'foreign' }]);
  });

  it('an export that begins later than the older one ended is proven by its checkpoints, or not at all', async () => {
    const log = new MemoryRevisions(1).say(0, 4);
    const older = await exportOf(log);
    const middle = await exportOf(log.say(0, 5), older.preamble);
    const latest = await exportOf(log.say(0, 6), middle.preamble);
    expect(latest.lines).toHaveLength(6);
    expect(verdictOf(latest, { older: older.preamble }).findings).toEqual([]);
    const checkpoints = latest.preamble.checkpoints.slice(1);
    const without = { preamble: { ...latest.preamble, checkpoints }, lines: latest.lines };
    expect(verdictOf(without).findings).toEqual([]);
    expect(first(verdictOf(without, { older: older.preamble }))).toEqual(['inconsistent', 0, 5]);
  });
});
