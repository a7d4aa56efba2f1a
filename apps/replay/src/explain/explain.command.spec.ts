import { ASSIGNED, BEFORE, ownFolder, STORIES, writeEvents } from '../diff/diff-story.features';
import { runReplay } from '../run-replay.features';
import type { CaseExplanation } from './explanation';

const folder = ownFolder();
afterAll(() => folder.remove());

const CALL = JSON.stringify({
  specversion: '1.0',
  id: 'call-1-1',
  source: '/synthetic',
  type: 'intake.call-queued.v1',
  time: '2026-11-02T09:00:00-08:00',
  subject: 'call-1',
  partitionkey: 'call:call-1',
  data: {
    caseId: 'call-1',
    memberRef: 'call:call-1',
    callId: 'call-1',
    line: 'triage',
    lineOfBusiness: 'commercial',
    network: 'north',
    region: 'us-ca',
    timeZone: 'America/Los_Angeles',
  },
});

const input = writeEvents(folder.path('events.ndjson'), [...STORIES, CALL]);
const AS_OF = ['--as-of', '2026-12-18T12:00:00-08:00'];

describe('replay explain', () => {
  it('counts the days of a case one by one under the packs of a folder', async () => {
    const { code, out } = await runReplay([
      ...['explain', 'one-day-late', '--input', input, ...AS_OF],
      ...['--packs', BEFORE, '--assignments', ASSIGNED],
    ]);
    expect(code).toBe(0);
    expect(out).toContain('Clock sample-therapy (request): breached');
    expect(out).toContain('limit      10 business days, calendar ca-state-office');
    expect(out).toContain('skipped  Fri 2026-11-27  Day after Thanksgiving');
    expect(out).toContain('day 10   Fri 2026-12-11');
    expect(out).toContain('citation   Invented Code §1');
  });

  it('explains a call by its id, in elapsed time', async () => {
    const { code, out } = await runReplay(['explain', 'call-1', '--input', input, ...AS_OF]);
    expect(code).toBe(0);
    expect(out).toContain('Case call-1 of member call:call-1');
    expect(out).toContain('time zone  America/Los_Angeles');
    expect(out).toMatch(/Clock ca-ta-triage \(call:call-1\): breached/);
    expect(out).toContain('limit      30 minutes of elapsed time');
    expect(out).toContain('due        2026-11-02 09:30:00 PST');
  });

  it('gives machines the same as JSON', async () => {
    const { out } = await runReplay(['explain', 'call-1', '--input', input, '--format', 'json', ...AS_OF]);
    const [explained] = JSON.parse(out) as CaseExplanation[];
    expect(explained).toMatchObject({ caseId: 'call-1', memberRef: 'call:call-1' });
    expect(explained?.clocks.map(({ determination }) => determination.standard)).toContain('ca-ta-triage');
  });

  it('ends with 1 where the input has no such case', async () => {
    const { code, err } = await runReplay(['explain', 'nobody', '--input', input]);
    expect(code).toBe(1);
    expect(err).toContain('TAM_REPLAY_NO_CASE');
  });
});
