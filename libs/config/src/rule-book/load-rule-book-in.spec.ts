import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRuleBookIn } from './load-rule-book-in';
import { repositoryRoot } from '../packs/repository-root';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const SHIPPED = join(repositoryRoot(__dirname)!, 'libs/crisis');
const book = loadRuleBookIn({ sha256 });

const folder = mkdtempSync(join(tmpdir(), 'tam-book-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

/** A copy of one shipped file, changed, in a folder of a deployer's own. */
function deployer(file: string, change: (text: string) => string, as = file): string {
  const own = join(folder, `own-${++count}`);
  mkdirSync(join(own, as, '..'), { recursive: true });
  writeFileSync(join(own, as), change(readFileSync(join(SHIPPED, file), 'utf8')));
  return own;
}

const load = (own: string, ruleSetIds: readonly string[] = []) =>
  loadRuleBookIn({ sha256, ruleBookDir: ['current', own], ruleSetIds });
const refused = (own: string): string => {
  try {
    load(own);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was refused';
};

describe('the rule book that ships', () => {
  it('is whole, with one rule set in use for each instrument and a hash for every part', () => {
    expect(book.scoring.map(({ id }) => id).sort()).toEqual([
      'asq',
      'c-ssrs-columbia',
      'gad-7',
      'phq-9',
      'safe-t',
    ]);
    for (const { id } of [...book.ruleSets, book.floors, book.policy, ...book.qualified])
      expect(book.hashes[id]).toMatch(/^[0-9a-f]{64}$/);
  });

  it('uses exactly the codes of others that were looked up, and says where', () => {
    const used = book.ruleSets.flatMap((ruleSet) => {
      const items = ruleSet.kind === 'tier' ? ruleSet.codes : ruleSet.items.flatMap(({ codes }) => codes);
      const answers =
        ruleSet.kind === 'sum'
          ? Object.keys(ruleSet.answers)
          : ruleSet.kind === 'tier'
            ? ruleSet.bands.flatMap((band) => band.answers)
            : ['LA33-6', 'LA32-8'];
      return [...items, ...answers, ...(ruleSet.unscored ?? [])].filter((code) => /-\d$/.test(code));
    });
    const primary = [
      ...['93246-7', '93247-5', '93248-3', '93249-1', '93250-9', '93267-3', '93269-9', '93374-7'],
      ...['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8'],
      ...['44261-6', '69722-7'],
      ...['LA9194-7', 'LA6751-7', 'LA9193-9', 'LA6568-5', 'LA6569-3', 'LA6570-1', 'LA33-6', 'LA32-8'],
    ];
    const secondary = ['69733-4', '69734-2', '69735-9', '69689-8', '69736-7', '70274-6'];
    const unverified = ['LA6571-9', '69725-0', '68509-9'];
    const pinned = [...primary, ...secondary, ...unverified];
    expect([...new Set(used)].sort()).toEqual([...pinned].sort());
    for (const [verification, codes] of Object.entries({ primary, secondary, unverified })) {
      const listed = book.loinc.filter((one) => one.verification === verification).map(({ code }) => code);
      expect(listed.sort()).toEqual([...codes].sort());
    }
  });

  it('gives the words of the risk level the codes that they have, not those of a known mistake', () => {
    const safeT = book.ruleSets.find(({ id }) => id === 'safe-t');
    expect(safeT).toMatchObject({
      bands: [
        { band: 'high', answers: ['LA9193-9'] },
        { band: 'moderate', answers: ['LA6751-7'] },
        { band: 'low', answers: ['LA9194-7'] },
      ],
    });
  });
});

describe('the files of a deployer', () => {
  it('stand in the place of their namesakes, and only their hash differs', () => {
    const own = deployer('floors/tam-crisis-floor.yaml', (text) => text.replace('count: 30', 'count: 45'));
    const { hashes } = load(own);
    const differing = Object.keys(hashes).filter((id) => hashes[id] !== book.hashes[id]);
    expect(differing).toEqual(['tam-crisis-floor']);
  });

  it('may hold another floor table under another name: exactly one is in force', () => {
    const own = deployer(
      'floors/tam-crisis-floor.yaml',
      (text) => text.replace('id: tam-crisis-floor', 'id: own-floor'),
      'floors/own-floor.yaml',
    );
    expect(load(own).floors.id).toBe('own-floor');
    cpSync(join(SHIPPED, 'floors'), join(own, 'floors'), { recursive: true });
    expect(refused(own)).toContain('2 files of floors are given; exactly one is in force.');
  });

  it('may name another rule set of an instrument', () => {
    const own = join(folder, 'roster');
    mkdirSync(own);
    writeFileSync(join(own, 'roster.yaml'), 'roster: [{ ref: s-1, licence: RN, licenceStatus: active }]\n');
    const named = load(own, ['c-ssrs-spier']);
    expect(named.scoring.map(({ id }) => id)).toContain('c-ssrs-spier');
    expect(named.scoring.map(({ id }) => id)).not.toContain('c-ssrs-columbia');
    expect(named.roster).toEqual([{ ref: 's-1', licence: 'RN', licenceStatus: 'active' }]);
    expect(named.hashes['scoring-in-use']).not.toBe(book.hashes['scoring-in-use']);
  });
});

describe('a file that is wrong is refused with its place', () => {
  const cssrs = 'rule-sets/c-ssrs-columbia.yaml';
  const floor = 'floors/tam-crisis-floor.yaml';

  it.each<[string, string, (text: string) => string, string]>([
    [
      'a code that was never looked up',
      cssrs,
      (t) => t.replace('93246-7', '81216-4'),
      'TAM_CRISIS_UNKNOWN_CODE',
    ],
    [
      'a gate after its item',
      cssrs,
      (t) => t.replace("[{ q2: 'yes' }]", "[{ q6: 'yes' }]"),
      'at /items/2/askedIf',
    ],
    [
      'an unknown answer',
      cssrs,
      (t) => t.replace("q5: 'no'", "q5: 'maybe'").replace("{ q4: 'yes' }, {", "{ q4: 'perhaps' }, {"),
      'TAM_CRISIS_INVALID',
    ],
    ['a field nobody reads', cssrs, (t) => `${t}wording: none\n`, '"wording" is not a field of this file.'],
    [
      'evidence on no row',
      floor,
      (t) => t.replace('cssrs-intent, ', ''),
      'stands on no row of tam-crisis-floor',
    ],
    [
      'evidence on two rows',
      floor,
      (t) => t.replace('[phq9-total-severe]', '[phq9-total-severe, overdose]'),
      '"overdose" stands on two rows',
    ],
    [
      'a level off the ladder',
      floor,
      (t) => t.replace('level: U2', 'level: U6'),
      'one of U0, U1, U2, U3, U4, U5',
    ],
    ['no clinical owner', floor, (t) => t.replace(/clinicalOwner:.*\n/, ''), '"clinicalOwner" is missing.'],
    [
      'a second default',
      'rule-sets/asq-refusal-positive.yaml',
      (t) => t.replace('default: false', 'default: true'),
      'asq has another default',
    ],
    [
      'an id that is not the name',
      'policy/tam-crisis-findings.yaml',
      (t) => t.replace('id: tam', 'id: other'),
      'TAM_CRISIS_MISPLACED',
    ],
  ])('%s', (_, file, change, message) => {
    expect(refused(deployer(file, change))).toContain(message);
  });

  it('two files with one id', () => {
    const own = deployer('rule-sets/asq.yaml', (text) => text.replace('id: asq', 'id: gad-7'));
    expect(refused(own)).toContain('TAM_CRISIS_DUPLICATE_ID');
  });

  it('a rule set or a folder that is not there', () => {
    expect(() => loadRuleBookIn({ sha256, ruleSetIds: ['no-such-set'] })).toThrow(
      'TAM_CRISIS_UNKNOWN_RULE_SET',
    );
    expect(() => loadRuleBookIn({ sha256, ruleBookDir: join(folder, 'nowhere') })).toThrow(
      'TAM_CRISIS_NOT_FOUND',
    );
    expect(() => loadRuleBookIn({ sha256, ruleBookDir: folder })).toThrow('TAM_CRISIS_NOT_FOUND');
  });

  it('a definition without logic, and a rule of absence that waits for nothing', () => {
    const own = join(folder, 'rules-without-logic');
    mkdirSync(join(own, 'rules'), { recursive: true });
    const source = '{ text: this test, verification: unverified }';
    writeFileSync(
      join(own, 'rules/r99.yaml'),
      [
        'id: R99',
        "version: '1'",
        'name: A rule',
        'condition: A condition.',
        'severity: high',
        'basis: absence',
        'stage: shadow',
        'audience: compliance',
        'params: {}',
        `rationale: [${source}]`,
        'falsePositives: []',
        'clinicalOwner: nobody',
        'awaits: []',
      ].join('\n'),
    );
    expect(refused(own)).toContain('There is no logic for R99. [TAM_CRISIS_UNKNOWN_RULE]');
    expect(refused(own)).toContain('A rule from absence says which event types it waits for.');
  });
});
