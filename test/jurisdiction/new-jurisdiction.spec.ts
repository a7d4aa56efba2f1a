import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccessEvaluator } from '@tam/access';
import { CURRENT, loadPackSet } from '@tam/config';
import { isKnownCode, withDeployerCodes } from '@tam/events';
import { sha256Hex } from '@tam/record';
import { filesOf, ROOT, textOf } from '../architecture/work-tree';
import { at, evaluator, iso, Story } from '../stories/story';

const HERE = 'test/jurisdiction';
const ROW = `${HERE}/assignments-row.yaml`;
const ZONE = 'America/Chicago';

/** The state is invented, so its code is one of a deployer; real ones are in the registry. */
const registries = withDeployerCodes({ region: { 'us-ex': 'Example, an invented state.' } });

function evaluatorWithExample(): typeof evaluator {
  const folder = mkdtempSync(join(tmpdir(), 'jurisdiction-'));
  const assignmentsFile = join(folder, 'assignments.yaml');
  writeFileSync(assignmentsFile, textOf('assignments.yaml') + textOf(ROW));
  const packs = loadPackSet({
    packsDir: [CURRENT, join(ROOT, HERE, 'packs')],
    calendarsDir: [CURRENT, join(ROOT, HERE, 'calendars')],
    assignmentsFile,
    sha256: sha256Hex,
    isKnownCode: (registry, code) => isKnownCode(registry, code, registries),
  });
  rmSync(folder, { recursive: true });
  return createAccessEvaluator(packs);
}

const withExample = evaluatorWithExample();
const told = (): Story => new Story('member-1', 'case-1', ZONE, withExample);
const asked = (when: string, urgency = 'non-urgent'): Story =>
  told().request(when, { region: 'us-ex', statedUrgency: urgency });
const local = (when: string): number => at(when, ZONE);

describe('a jurisdiction that was added by data alone', () => {
  it('counts its own limit by its own calendar: Statehood Day, 2026-04-27, is none of the seven days', () => {
    const found = asked('2026-04-16 09:00').find('ex-tc-therapy', '2026-04-16 10:00');
    expect(found).toMatchObject({
      status: 'running',
      pack: 'ex-timely-care',
      calendar: 'ex-state-office',
      dueAt: iso('2026-04-28 23:59:59.999', ZONE),
    });
  });

  it('is kept by an offer that starts in the last millisecond, and broken by one in the first after it', () => {
    const due = local('2026-04-28 23:59:59.999');
    const offered = (startsAt: number) => asked('2026-04-16 09:00').offer('2026-04-17 09:00', startsAt);
    expect(offered(due).find('ex-tc-therapy', due + 1)?.status).toBe('met');
    expect(offered(due + 1).find('ex-tc-therapy', due + 1)).toMatchObject({
      status: 'breached',
      because: 'late-offer',
    });
  });

  it('has the value of the day on which the clock started', () => {
    const dueOf = (when: string): string | undefined => asked(when).find('ex-tc-therapy', when)?.dueAt;
    expect(dueOf('2025-12-31 09:00')).toBe(iso('2026-01-15 23:59:59.999', ZONE));
    expect(dueOf('2026-01-01 09:00')).toBe(iso('2026-01-12 23:59:59.999', ZONE));
  });

  it('takes a video slot only of a member who did not ask to be seen in person', () => {
    const video = (modalityWanted: string) =>
      told()
        .request('2026-04-16 09:00', { region: 'us-ex', modalityWanted })
        .offer('2026-04-16 10:00', '2026-04-20 09:00');
    expect(video('video').find('ex-tc-therapy', '2026-04-16 11:00')?.status).toBe('met');
    expect(video('in-person').find('ex-tc-therapy', '2026-04-16 11:00')?.status).toBe('running');
  });

  it('runs its urgent limit in elapsed hours', () => {
    const due = asked('2026-04-24 16:40', 'urgent').find('ex-tc-urgent', '2026-04-24 17:00')?.dueAt;
    expect(due).toBe(iso('2026-04-25 16:40', ZONE));
  });

  it('promises nothing before its first day, nor to another line of business', () => {
    expect(asked('2024-12-31 09:00').determinations('2026-01-01 00:00')).toEqual([]);
    const medicare = told().request('2026-04-16 09:00', { region: 'us-ex', lineOfBusiness: 'medicare' });
    expect(medicare.determinations('2026-05-01 00:00')).toEqual([]);
  });

  it('changes nothing for the others', () => {
    const california = (clocks: typeof evaluator) =>
      new Story('member-1', 'case-1', 'America/Los_Angeles', clocks)
        .request('2026-04-16 09:00')
        .offer('2026-04-17 09:00', '2026-05-20 09:00')
        .determinations('2026-06-01 00:00');
    expect(california(withExample)).toEqual(california(evaluator));
    for (const [pack, hash] of Object.entries(evaluator.packHashes)) {
      if (pack !== 'assignments.yaml') expect(withExample.packHashes[pack]).toBe(hash);
    }
  });
});

describe('the recipe in CONTRIBUTING', () => {
  /** Where each file of the example would stand if the state existed. */
  const placeOf = (path: string): string =>
    path
      .replace(`${HERE}/packs/`, 'libs/standards/packs/')
      .replace(`${HERE}/calendars/`, 'libs/calendar/calendars/')
      .replace(ROW, 'assignments.yaml');
  const example = filesOf(HERE).filter((path) => !path.endsWith('.ts'));
  const recipe = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const diff = /```diff\n([\s\S]*?)```/.exec(recipe)?.[1] ?? '';
  const shown = new Map(
    diff
      .split(/^\+\+\+ b\//m)
      .slice(1)
      .map((part): [string, string] => {
        const [path = '', ...lines] = part.split('\n');
        const added = lines.filter((line) => line.startsWith('+')).map((line) => `${line.slice(1)}\n`);
        return [path, added.join('')];
      }),
  );

  it('shows the whole example, file by file, and nothing else', () => {
    expect([...shown.keys()].sort()).toEqual(example.map(placeOf).sort());
    for (const path of example) expect(shown.get(placeOf(path))).toBe(textOf(path));
  });

  it('shows data and prose only: no code', () => {
    expect([...shown.keys()].filter((path) => !/\.(yaml|md)$/.test(path))).toEqual([]);
    expect(diff).not.toMatch(/^-(?!-- )/m);
  });
});
