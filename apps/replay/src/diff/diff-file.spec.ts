import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import { type Determination, type Evaluator, sha256Hex } from '@tam/record';
import type { LoadedPacks } from '@tam/standards';
import type { CaseDiff } from './case-diff';
import { diffFile } from './diff-file';
import {
  AFTER,
  ASSIGNED,
  ASSIGNED_COMMERCIAL,
  asked,
  BEFORE,
  ownFolder,
  STORIES,
  writeEvents,
} from './diff-story.features';
import { Explainer } from './why';

const folder = ownFolder();
afterAll(() => folder.remove());

const AS_OF = Date.parse('2026-12-18T20:00:00Z');
const load = (packsDir: string, assignmentsFile = ASSIGNED) =>
  loadPackSet({ sha256: sha256Hex, packsDir, assignmentsFile });

let files = 0;

async function diff(
  before = load(BEFORE),
  after = load(AFTER, ASSIGNED_COMMERCIAL),
  lines = STORIES,
  more: { asOf?: number; spoil?: (evaluator: Evaluator<Determination>) => Evaluator<Determination> } = {},
) {
  const { spoil = (evaluator) => evaluator, asOf = AS_OF } = more;
  const result = await diffFile({
    input: writeEvents(folder.path(`${++files}.ndjson`), lines),
    before: createAccessEvaluator(before),
    after: spoil(createAccessEvaluator(after)),
    explainer: new Explainer({ name: 'A', packs: before }, { name: 'B', packs: after }),
    asOf,
    knownAt: undefined,
  });
  const texts = [...result.cases.inOrder()].map((line) => line.toString());
  const cases = new Map(
    texts.map((text) => {
      const one = JSON.parse(text) as CaseDiff;
      return [one.caseId, one];
    }),
  );
  return { ...result, texts, cases };
}

describe('the same events under two sets of packs', () => {
  it('are the same under the same packs', async () => {
    const { cases, totals } = await diff(load(BEFORE), load(BEFORE));
    expect(cases.size).toBe(0);
    expect(totals.cases).toEqual({ all: 6, same: 6, different: 0 });
    expect(totals.outcomes).toMatchObject({ before: 4, after: 4, same: 4, new: 0, vanished: 0 });
  });

  it('give the same report for every order of the lines', async () => {
    const { texts } = await diff();
    for (let turn = 1; turn < STORIES.length; turn++) {
      const turned = [...STORIES.slice(turn), ...STORIES.slice(0, turn)].reverse();
      expect((await diff(undefined, undefined, turned)).texts).toEqual(texts);
    }
  });

  it('show what weighs most first', async () => {
    const { cases } = await diff();
    expect([...cases.keys()]).toEqual([
      'of-medicaid',
      'one-day-late',
      'specialist',
      'urgent',
      'old-and-kept',
    ]);
  });

  it('say of a case that turned which words of the standard turned it, and from which step on', async () => {
    const { cases } = await diff();
    expect(cases.get('one-day-late')).toMatchObject({
      memberRef: 'of-one-day-late',
      timeZone: 'America/Los_Angeles',
      changes: [
        {
          standard: 'sample-therapy',
          kind: 'changed',
          weight: 'status',
          before: { status: 'breached', because: 'late-offer', dueAt: '2026-12-12T07:59:59.999Z' },
          after: { status: 'met', dueAt: '2026-12-15T07:59:59.999Z', stoppedBy: 'one-day-late-offer' },
          why: [
            { code: 'rule', field: 'limit', before: '10 business days', after: '12 business days' },
            { code: 'rule', field: 'calendar', before: 'ca-state-office', after: 'ca-weekday' },
            { code: 'rule', field: 'citation.text' },
          ],
          firstStep: { step: 'limit' },
        },
      ],
    });
  });

  it('say that only the version of the pack differs', async () => {
    const { cases } = await diff();
    expect(cases.get('old-and-kept')?.changes).toMatchObject([
      { weight: 'grounds', why: [{ code: 'version', text: expect.stringContaining('1 -> 2') as string }] },
    ]);
  });

  it('say that a standard is not there, or not yet in force', async () => {
    const { cases } = await diff();
    expect(cases.get('specialist')?.changes).toMatchObject([
      {
        kind: 'new',
        why: [{ code: 'not-in-force', text: expect.stringContaining('has no standard') as string }],
      },
    ]);
    expect(cases.get('urgent')?.changes).toMatchObject([
      {
        kind: 'vanished',
        why: [{ code: 'not-in-force', text: expect.stringContaining('from 2027-01-01 on') as string }],
      },
    ]);
  });

  it('say that the pack is no longer assigned to the place', async () => {
    const { cases, totals } = await diff();
    expect(cases.get('of-medicaid')).toMatchObject({
      silent: { after: 'no-pack' },
      changes: [{ kind: 'vanished', why: [{ code: 'not-assigned' }] }],
    });
    expect(totals.noPack).toEqual({ before: 1, after: 2 });
  });

  it('say that a side has no such pack', async () => {
    const none: LoadedPacks = { ...load(BEFORE), packs: [], assigned: () => [] };
    const lines = [asked('c-1', '2026-11-02T09:00:00-08:00')];
    for (const { cases } of [await diff(load(BEFORE), none, lines), await diff(none, load(BEFORE), lines)])
      expect(cases.get('c-1')?.changes).toMatchObject([{ why: [{ code: 'pack-missing' }] }]);
  });

  it('say that a side has the pack and was not asked to evaluate it', async () => {
    const withheld: LoadedPacks = { ...load(BEFORE), withheld: ['sample-access'], assigned: () => [] };
    const lines = [asked('c-1', '2026-11-02T09:00:00-08:00')];
    const { cases } = await diff(withheld, load(BEFORE), lines);
    expect(cases.get('c-1')?.changes).toMatchObject([
      { kind: 'new', why: [{ code: 'withheld', text: expect.stringContaining('--with-pack') as string }] },
    ]);
  });

  it('count by standard what passed from which status to which', async () => {
    const { totals } = await diff();
    expect(totals.passages).toEqual([
      { standard: 'sample-specialist', before: 'none', after: 'breached', count: 1 },
      { standard: 'sample-therapy', before: 'breached', after: 'met', count: 1 },
      { standard: 'sample-therapy', before: 'breached', after: 'none', count: 1 },
      { standard: 'sample-therapy', before: 'met', after: 'met', count: 1 },
      { standard: 'sample-urgent', before: 'breached', after: 'none', count: 1 },
    ]);
    expect(totals.outcomes).toEqual({
      before: 4,
      after: 3,
      same: 0,
      new: 1,
      vanished: 2,
      status: 1,
      time: 0,
      account: 0,
      grounds: 1,
    });
  });

  it('name a member for whom a rule threw, and compare all others', async () => {
    const spoil = (evaluator: Evaluator<Determination>): Evaluator<Determination> => ({
      ...evaluator,
      evaluate: (record, asOf) => {
        if (record.memberRef === 'of-urgent') throw new RangeError('spoilt');
        return evaluator.evaluate(record, asOf);
      },
    });
    const { failed, cases } = await diff(undefined, undefined, STORIES, { spoil });
    expect(failed).toEqual(['of-urgent']);
    expect(cases.size).toBe(4);
  });

  it('are cut at the instant asked about', async () => {
    const { totals } = await diff(undefined, undefined, STORIES, {
      asOf: Date.parse('2026-10-01T00:00:00Z'),
    });
    expect(totals.outcomes).toMatchObject({ before: 0, after: 0 });
  });
});
