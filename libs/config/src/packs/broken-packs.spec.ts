import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTamError, type ErrorCode } from '@tam/errors';
import { parse } from 'yaml';
import { loadPackSet } from './load-pack-set';

const FIXTURES = join(__dirname, 'fixtures');
const ROWS = 'assignments.yaml';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Expected {
  readonly code: ErrorCode;
  readonly words: string;
}

/** Each folder of `fixtures/broken` is laid over the whole pack; then this is what a person reads. */
const WAYS_TO_BE_WRONG = parse(readFileSync(join(FIXTURES, 'broken.yaml'), 'utf8')) as {
  readonly [fixture: string]: Expected;
};

function load(folder: string): unknown {
  try {
    loadPackSet({ packsDir: join(folder, 'packs'), assignmentsFile: join(folder, ROWS), sha256 });
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('a pack that is wrong', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'packs-'));
    cpSync(join(FIXTURES, 'whole'), folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('would load if nothing were laid over it', () => expect(load(folder)).toBeUndefined());

  it('has a test for each of its fixtures', () => {
    expect(readdirSync(join(FIXTURES, 'broken')).sort()).toEqual(Object.keys(WAYS_TO_BE_WRONG).sort());
  });

  for (const [fixture, { code, words }] of Object.entries(WAYS_TO_BE_WRONG)) {
    it(`${fixture} is refused with ${code} and its place`, () => {
      cpSync(join(FIXTURES, 'broken', fixture), folder, { recursive: true });
      const error = load(folder);
      expect(isTamError(error, code)).toBe(true);
      expect(String(error)).toContain(words);
    });
  }

  it('says everything that is wrong at once', () => {
    for (const fixture of ['late-warning', 'unknown-calendar']) {
      cpSync(join(FIXTURES, 'broken', fixture), folder, { recursive: true });
    }
    const said = String(load(folder));
    expect(said).toContain('TAM_PACK_INVALID_WARNING');
    expect(said).toContain('TAM_PACK_UNKNOWN_CALENDAR');
  });

  it('is refused with TAM_PACK_NOT_FOUND where there is no such folder', () => {
    const error = load(join(folder, 'elsewhere'));
    expect(isTamError(error, 'TAM_PACK_NOT_FOUND')).toBe(true);
  });
});
