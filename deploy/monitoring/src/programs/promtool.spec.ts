import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CASE_FILES } from '../cases/case-files';
import { monitoringFiles } from '../monitoring-files';
import { ADDRESSES } from '../read-data';
import { runProgram, type Told } from './run-program';

const LONG = 300_000;

/** The files as they would be generated now, in a folder of their own. */
const folder = mkdtempSync(path.join(tmpdir(), 'tam-promtool-'));
const files = monitoringFiles(ADDRESSES);
beforeAll(() => {
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const promtool = (...args: string[]): Told => runProgram('promtool', args, folder);
const rules = [...files.keys()].filter((name) => /^(rules|alerts)\//.test(name));

describe('promtool', () => {
  it.each(rules)('finds nothing wrong with %s', (name) => {
    const told = promtool('check', 'rules', '--lint-fatal', name);
    expect(told.output).toContain('SUCCESS');
    expect(told.passed).toBe(true);
  });

  it.each(CASE_FILES)(
    'finds every alert of the file $name on or off as its cases say',
    ({ name }) => {
      const told = promtool('test', 'rules', `promtool/${name}-test.yaml`);
      expect(told.output).not.toContain('FAILED');
      expect(told.passed).toBe(true);
    },
    LONG,
  );

  it('notices a case that is wrong', () => {
    const good = files.get('promtool/blind-test.yaml') ?? '';
    const name = 'promtool/wrong-test.yaml';
    writeFileSync(
      path.join(folder, name),
      good.replace(/exp_alerts: \[\]/g, 'exp_alerts: [{ exp_labels: { a: b } }]'),
    );
    const told = promtool('test', 'rules', name);
    expect(told.passed).toBe(false);
    expect(told.output).toContain('FAILED');
  });
});
