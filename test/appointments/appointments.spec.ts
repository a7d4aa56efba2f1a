import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences } from './compare';
import { importAndRun, type Said } from './import-and-run';
import { plainVerdicts, readRows } from './plain-verdicts';
import { HEADER, ORDINARY, VISIT_BEFORE_REQUEST } from './synthetic-rows';

const folder = mkdtempSync(join(tmpdir(), 'tam-rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function sayOf(text: string): Promise<Said> {
  const csv = join(folder, 'export.csv');
  writeFileSync(csv, text);
  return importAndRun(csv);
}

function allDifferences(text: string, { outcomes }: Said): string[] {
  const verdicts = plainVerdicts(readRows(text));
  return outcomes.flatMap((outcome) => differences(outcome, verdicts.get(outcome.caseId)));
}

describe('rows whose visit lies before their own request', () => {
  it('are undetermined for a data error, all ten, and spoil no other row', async () => {
    const text = [HEADER, ...VISIT_BEFORE_REQUEST, ...ORDINARY].join('\n');
    const said = await sayOf(text);
    expect(said.imported).toMatchObject({ rows: 12, rejected: 0 });
    const errors = said.outcomes.filter(({ flags }) => flags.includes('dataError'));
    expect(errors).toHaveLength(10);
    for (const error of errors) {
      expect(error).toMatchObject({ status: 'undetermined', because: 'slot-before-offer' });
    }
    expect(allDifferences(text, said)).toEqual([]);
  });
});

const shared = process.env['TAM_SHARED_DATA'];

// Only continuous integration must have the real export; elsewhere its tests exist where the data does.
if (shared !== undefined || process.env['CI'] === 'true') {
  describe('4,499 real appointments, read as requests of California', () => {
    const text = readFileSync(join(shared ?? '', 'appointments.csv'), 'utf8');
    let said: Said;
    beforeAll(async () => {
      said = await sayOf(text);
    });

    it('become three events a row, none rejected', () => {
      expect(said.imported).toEqual({ rows: 4499, rejected: 0, unchanged: 0, events: 13_497, voids: 0 });
      expect(said.replayed).toMatchObject({ events: 13_497, rejected: 0, cases: 4499, noPack: 0 });
    });

    it('have one determination each, which a plain computation confirms one by one', () => {
      expect(new Set(said.outcomes.map(({ caseId }) => caseId)).size).toBe(4499);
      expect(said.outcomes).toHaveLength(4499);
      expect(allDifferences(text, said)).toEqual([]);
    });

    it('are 3,385 met and 1,114 breached by their own offers, of which offers on a sibling case turn at least six', () => {
      const verdicts = [...plainVerdicts(readRows(text)).values()];
      expect(verdicts.filter(({ byItself }) => byItself)).toHaveLength(3385);
      expect(verdicts.filter(({ byItself }) => !byItself)).toHaveLength(1114);
      const turned = verdicts.filter(({ byItself, status }) => !byItself && status === 'met');
      expect(turned.length).toBeGreaterThanOrEqual(6);
      const met = said.outcomes.filter(({ status }) => status === 'met');
      expect(met).toHaveLength(3385 + turned.length);
    });

    it('stay as they are beside ten rows whose visit lies before the request', async () => {
      const more = [text.trimEnd(), ...VISIT_BEFORE_REQUEST].join('\n');
      const withErrors = await sayOf(more);
      expect(withErrors.outcomes).toHaveLength(4509);
      expect(withErrors.outcomes.filter(({ flags }) => flags.includes('dataError'))).toHaveLength(10);
      expect(allDifferences(more, withErrors)).toEqual([]);
    });
  });
}
