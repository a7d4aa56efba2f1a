import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
const run = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(root, 'tools', 'generate.mjs'), ...args], { encoding: 'utf8' });

describe('node tools/generate.mjs', () => {
  it('finds every committed derived file current', () => {
    expect(run('--check')).toMatchObject({ status: 0 });
  });

  it('says which file differs, is missing or has lost its origin, and mends all three', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tam-generate-'));
    try {
      expect(run('--into', folder)).toMatchObject({ status: 0 });
      expect(run('--check', '--into', folder)).toMatchObject({ status: 0 });
      const page = path.join(folder, 'docs', 'events.md');
      const before = readFileSync(page, 'utf8');
      const schemas = path.join(folder, 'docs', 'schemas');
      writeFileSync(page, `${before}edited by hand\n`);
      writeFileSync(path.join(schemas, 'intake.invented.v1.schema.json'), '{}');
      rmSync(path.join(schemas, 'member.deceased.v1.schema.json'));
      const check = run('--check', '--into', folder);
      expect(check.status).toBe(1);
      expect(check.stdout).toContain('docs/events.md differs');
      expect(check.stdout).toContain('docs/schemas/member.deceased.v1.schema.json differs');
      expect(check.stdout).toContain(
        'docs/schemas/intake.invented.v1.schema.json is no longer derived from anything',
      );
      expect(run('--into', folder)).toMatchObject({ status: 0 });
      expect(run('--check', '--into', folder)).toMatchObject({ status: 0 });
      expect(readFileSync(page, 'utf8')).toBe(before);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
