import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemText } from './located-problem';
import { repositoryRoot } from './repository-root';
import { verifyPack, type PackReport } from './verify-pack';

const FIXTURES = join(__dirname, 'fixtures');
const SHIPPED = join(repositoryRoot(__dirname) ?? '', 'libs/standards/packs/us/ca/ca-dmhc-timely-access');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const verify = (path: string): PackReport => verifyPack(path, { sha256 });
const said = (path: string): readonly string[] => verify(path).problems.map(problemText);

describe('one pack by itself', () => {
  let folder = '';
  const pack = (): string => join(folder, 'packs/ex-access');
  const visit = (): string => join(pack(), 'ex-visit.yaml');
  const laidOver = (fixture: string): void =>
    cpSync(join(FIXTURES, 'broken', fixture), folder, { recursive: true });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'packs-'));
    cpSync(join(FIXTURES, 'whole'), folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is known where nothing is wrong with its folder', () => {
    const { problems, pack: known } = verify(SHIPPED);
    expect(problems).toEqual([]);
    expect(known?.id).toBe('ca-dmhc-timely-access');
    expect(known?.surveys).toHaveLength(2);
  });
  it('is known by one standard with the manifest beside it', () => {
    const { problems, pack: known } = verify(join(SHIPPED, 'ca-ta-npmh.yaml'));
    expect(problems).toEqual([]);
    expect([...new Set(known?.standards.map(({ id }) => id))]).toEqual(['ca-ta-npmh']);
  });
  it('is known by one survey with the standards that it is about', () => {
    const { problems, pack: known } = verify(join(SHIPPED, 'ca-ta-survey-urgent.yaml'));
    expect(problems).toEqual([]);
    expect(known?.standards.length).toBeGreaterThan(2);
  });
  it('is proven whole by its manifest', () => {
    laidOver('late-warning');
    expect(said(join(pack(), 'pack.yaml'))).toHaveLength(1);
  });
  it('names the file and line of what is wrong, and is not known', () => {
    laidOver('late-warning');
    expect(verify(visit()).pack).toBeUndefined();
    expect(said(visit())[0]).toMatch(
      /ex-visit\.yaml:20 at \/values\/1\/warn: A warning after 10 .*INVALID_WARNING\]$/,
    );
  });
  it('is not spoiled by what is wrong in another standard beside the one that is asked about', () => {
    writeFileSync(join(pack(), 'ex-other.yaml'), 'id: ex-another\n');
    expect(said(visit())).toEqual([]);
    expect(said(pack()).length).toBeGreaterThan(0);
  });
  it('says of a file that is no YAML where it ends to be', () => {
    laidOver('broken-yaml');
    expect(verify(visit()).problems).toMatchObject([{ code: 'TAM_PACK_UNREADABLE', line: 6, pointer: '' }]);
  });
  it('needs its manifest', () => {
    rmSync(join(pack(), 'pack.yaml'));
    expect(said(visit())[0]).toContain('The folder has no pack.yaml. [TAM_PACK_EMPTY]');
  });
  it('is an error where the path is not there', () => {
    expect(() => verify(join(folder, 'elsewhere'))).toThrow(
      expect.objectContaining({ code: 'TAM_PACK_NOT_FOUND' }),
    );
  });
});
