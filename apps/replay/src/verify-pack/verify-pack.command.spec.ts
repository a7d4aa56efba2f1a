import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AFTER, BEFORE, ownFolder } from '../diff/diff-story.features';
import { runReplay } from '../run-replay.features';

const folder = ownFolder();
afterAll(() => folder.remove());

/** A pack of its own with one file changed. */
function changed(name: string, file: string, change: (text: string) => string): string {
  const copy = folder.path(name);
  cpSync(join(AFTER, 'sample-access'), join(copy, 'sample-access'), { recursive: true });
  const path = join(copy, 'sample-access', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return join(copy, 'sample-access');
}

describe('replay verify-pack', () => {
  it('says what the pack in a folder promises, proves its dates and ends with 0', async () => {
    const { code, out, err } = await runReplay(['verify-pack', join(BEFORE, 'sample-access')]);
    expect([code, err]).toEqual([0, '']);
    expect(out.replace(/[0-9a-f]{64}/, 'hash')).toBe(
      [
        'Pack sample-access 1 (enacted): Sample of timely access',
        '  authority  Nobody',
        '  in force   from 2020-01-01 on',
        '  calendar   ca-state-office; could be meant: ca-weekday',
        '  read       sha256 hash',
        '',
        'Standard sample-therapy',
        '  A member asks for mental health care by a non-physician, without urgency: an appointment is offered that begins within 10 business days of the request.',
        '  duty: the law promises it to each member',
        '  from 2020-01-01 on: 10 business days, warns after 5 business days, calendar ca-state-office',
        '    Invented Code §1 [secondary]',
        '  one value on each date of change and the days beside it:',
        '    2019-12-31  none',
        '    2020-01-01  that of 2020-01-01',
        '    2020-01-02  that of 2020-01-01',
        '',
        'Standard sample-urgent',
        '  A member asks for mental health care by a non-physician, urgently: an appointment is offered that begins within 48 hours of the request.',
        '  duty: the law promises it to each member',
        '  from 2020-01-01 on: 48 hours, warns after 24 hours',
        '    Invented Code §2 [secondary]',
        '  one value on each date of change and the days beside it:',
        '    2019-12-31  none',
        '    2020-01-01  that of 2020-01-01',
        '    2020-01-02  that of 2020-01-01',
        '',
        'Whole: every date has one value, everything is cited, every name is known.',
        '',
      ].join('\n'),
    );
  });

  it('takes the manifest for its folder, and one standard by itself', async () => {
    const whole = await runReplay(['verify-pack', join(AFTER, 'sample-access', 'pack.yaml')]);
    expect(whole.out.match(/^Standard /gm)).toHaveLength(3);
    const one = await runReplay(['verify-pack', join(AFTER, 'sample-access', 'sample-therapy.yaml')]);
    expect(one.code).toBe(0);
    expect(one.out.match(/^Standard .*/gm)).toEqual(['Standard sample-therapy']);
  });

  it('tells a gap with its line, its pointer, its code and what to do, and ends with 1', async () => {
    const pack = changed('gap', 'sample-therapy.yaml', (text) =>
      text.replace("'2026-11-10'", "'2026-11-12'"),
    );
    const { code, out } = await runReplay(['verify-pack', pack]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /sample-therapy\.yaml:19 at \/values\/1\/from: .*2026-11-10.*\[TAM_PACK_GAP\]\n {4}\S/,
    );
    expect(out).toMatch(/\nWrong: 1 problem\.\n$/);
  });

  it('tells every problem at once', async () => {
    const pack = changed('many', 'sample-specialist.yaml', (text) =>
      text.replace('[specialist]', '[specialits]').replace("'2020-01-01'", "'2020-02-30'"),
    );
    const { code, out } = await runReplay(['verify-pack', pack]);
    expect(code).toBe(1);
    expect(out).toContain('TAM_PACK_UNKNOWN_CODE');
    expect(out).toContain('TAM_PACK_INVALID_DATES');
    expect(out).toContain('Wrong: 2 problems.');
  });

  it('says in one line that there is no such file', async () => {
    const { code, out, err } = await runReplay(['verify-pack', folder.path('none')]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^TAM_PACK_NOT_FOUND: .*\n$/);
  });
});
