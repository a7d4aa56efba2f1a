import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ownFolder } from '../diff/diff-story.features';
import { runReplay } from '../run-replay.features';
import type { ScoreLine } from './score-line';

const folder = ownFolder();
afterAll(() => folder.remove());

const CLERK = { office: 'clerk' };
const event = (id: string, memberRef: string, type: string, data: object): string =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: '/synthetic',
    type,
    time: '2026-03-02T09:00:00-08:00',
    subject: `case-of-${memberRef}`,
    partitionkey: memberRef,
    data: { caseId: `case-of-${memberRef}`, memberRef, ...data },
  });
const screening = (id: string, memberRef: string, instrument: string, answers: object): string =>
  event(id, memberRef, 'intake.screening-recorded.v1', {
    screeningId: `scr-${id}`,
    instrument,
    items: Object.entries(answers).map(([code, value]: [string, unknown]) => ({ code, value })),
    outcome: 'complete',
    administeredBy: CLERK,
  });
const cssrs = (answers: object): object => ({
  'cssrs:q1': 'yes',
  'cssrs:q2': 'yes',
  'cssrs:q3': 'no',
  'cssrs:q4': 'no',
  'cssrs:q5': 'no',
  'cssrs:q6': 'no',
  ...answers,
});

const EVENTS = [
  screening('s1', 'member-b', 'c-ssrs-screener', cssrs({ 'cssrs:q4': 'yes' })),
  screening('s2', 'member-a', 'c-ssrs-screener', cssrs({ 'cssrs:q6': 'yes', 'cssrs:q6a': 'no' })),
  screening('s3', 'member-a', 'c-ssrs-screener', cssrs({})),
  screening('s4', 'member-c', 'asq', { 'asq:1': 'refused' }),
  screening('s5', 'member-c', 'gad-7', { 'gad7:1': 1 }),
  screening('s6', 'member-d', 'c-ssrs-screener', cssrs({ 'cssrs:q5': 'yes' })),
  event('v6', 'member-d', 'intake.event-voided.v1', { voids: { source: '/synthetic', id: 's6' }, by: CLERK }),
];

function written(name: string, lines: readonly string[]): string {
  const path = folder.path(name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const linesOf = (path: string): ScoreLine[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ScoreLine);

describe('replay score', () => {
  const input = written('events.ndjson', EVENTS);
  const output = folder.path('scores.ndjson');
  const run = (...more: string[]) => runReplay(['score', '--input', input, '--output', output, ...more]);

  it('writes one line a screening with band, floor, flags and rule set; what was voided is not scored', async () => {
    const { code, err } = await run();
    expect([code, err]).toEqual([0, '']);
    expect(
      linesOf(output).map(({ event: { id }, band, floor, flags, ruleSet }) => [
        id,
        band,
        floor,
        flags,
        ruleSet?.id,
      ]),
    ).toEqual([
      ['s2', 'moderate', 'U3', [], 'c-ssrs-columbia'],
      ['s3', 'low', 'U3', [], 'c-ssrs-columbia'],
      ['s1', 'high', 'U1', [], 'c-ssrs-columbia'],
      ['s4', 'refused', 'U3', ['incomplete'], 'asq'],
      ['s5', 'incomplete', undefined, ['incomplete', 'no-crisis-coverage'], 'gad-7'],
    ]);
  });

  it('gives the same bytes for any order and duplication of the lines', async () => {
    await run();
    const first = readFileSync(output, 'utf8');
    const other = written('other.ndjson', [...EVENTS, ...EVENTS].reverse());
    const again = folder.path('again.ndjson');
    await runReplay(['score', '--input', other, '--output', again]);
    expect(readFileSync(again, 'utf8')).toBe(first);
  });

  it('scores by another rule set where one is named', async () => {
    await run('--rule-set', 'asq-refusal-positive');
    expect(linesOf(output).find(({ event: { id } }) => id === 's4')).toMatchObject({
      band: 'non-acute-positive',
      floor: 'U2',
      ruleSet: { id: 'asq-refusal-positive' },
    });
  });

  it('counts where two rule sets disagree', async () => {
    const { code, out } = await run('--compare', 'c-ssrs-spier');
    expect(code).toBe(0);
    const compared = linesOf(output).flatMap(({ event: { id }, compared: other }) =>
      other ? [[id, other.band, other.floor, other.differs]] : [],
    );
    expect(compared).toEqual([
      ['s2', 'high', 'U1', ['band', 'floor']],
      ['s3', 'low', 'U3', []],
      ['s1', 'moderate', 'U2', ['band', 'floor']],
    ]);
    expect(out).toContain(
      [
        'compared    3 of c-ssrs-screener: c-ssrs-columbia with c-ssrs-spier',
        '  band differs   2 of 3',
        '  floor differs  2 of 3',
        '  high, floor U1 -> moderate, floor U2  1',
        '  moderate, floor U3 -> high, floor U1  1',
      ].join('\n'),
    );
  });

  it('loses no line: what cannot be used is listed, and the exit code says so', async () => {
    const broken = written('broken.ndjson', [EVENTS[0]!, '{ not json']);
    const { code } = await runReplay(['score', '--input', broken, '--output', output]);
    expect(code).toBe(2);
    expect(readFileSync(`${broken}.rejects.ndjson`, 'utf8')).toContain('"line":2');
    expect(linesOf(output)).toHaveLength(1);
  });

  it.each([
    ['--rule-set', 'no-such-set'],
    ['--compare', 'no-such-set'],
  ])('refuses a rule set that is not there: %s %s', async (...named) => {
    const nothing = folder.path('nothing.ndjson');
    const { code, err } = await runReplay(['score', '--input', input, '--output', nothing, ...named]);
    expect(code).toBe(1);
    expect(err).toContain('TAM_CRISIS_UNKNOWN_RULE_SET');
    expect(existsSync(nothing)).toBe(false);
  });
});
