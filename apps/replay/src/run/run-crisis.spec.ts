import { readFileSync, writeFileSync } from 'node:fs';
import type { Finding } from '@tam/record';
import { ownFolder } from '../diff/diff-story.features';
import { runReplay } from '../run-replay.features';

const folder = ownFolder();
afterAll(() => folder.remove());

const CLERK = { office: 'clerk' };
let count = 0;
const event = (type: string, time: string, data: object): string =>
  JSON.stringify({
    specversion: '1.0',
    id: `e${++count}`,
    source: '/synthetic',
    type,
    time: `2026-03-02T${time}-08:00`,
    subject: 'case-1',
    partitionkey: 'member-1',
    data: { caseId: 'case-1', memberRef: 'member-1', ...data },
  });

const EVENTS = [
  event('intake.request-received.v1', '09:00:00', {
    service: 'mh-nonphysician',
    requestedBy: { office: 'member' },
    channel: 'phone',
    lineOfBusiness: 'commercial',
    network: 'north',
    region: 'us-ca',
    timeZone: 'America/Los_Angeles',
  }),
  event('intake.crisis-stated.v1', '09:05:00', {
    evidence: ['si-plan'],
    statedBy: { office: 'member' },
    heardBy: CLERK,
    origin: 'spoken',
  }),
  event('intake.routed.v1', '09:10:00', { queue: 'therapy-routine', level: 'U4', routedBy: CLERK }),
];

describe('replay run --rules crisis', () => {
  it('writes findings instead of determinations, the same bytes for any order of the lines', async () => {
    const write = async (name: string, lines: readonly string[]): Promise<string> => {
      const input = folder.path(`${name}.ndjson`);
      const output = folder.path(`${name}.out.ndjson`);
      writeFileSync(input, `${lines.join('\n')}\n`);
      const { code } = await runReplay(['run', '--rules', 'crisis', '--input', input, '--output', output]);
      expect(code).toBe(0);
      return readFileSync(output, 'utf8');
    };
    const text = await write('first', EVENTS);
    expect(await write('second', [...EVENTS].reverse())).toBe(text);
    const findings = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Finding);
    expect(findings.map(({ kind }) => kind)).not.toContain('determination');
    expect(findings.find(({ rule }) => rule === 'R01')).toMatchObject({
      status: 'open',
      severity: 'critical',
      floor: 'U1',
      route: 'U4',
      evidence: [{ code: 'si-plan', row: 'intent-or-plan' }],
    });
  });
});
