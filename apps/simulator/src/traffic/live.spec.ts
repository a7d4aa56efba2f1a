import type { TamEvent } from '@tam/events';
import type { Outlet } from '../run/outlet';
import { runLive } from '../run/run-live';
import { statusAt, stepsOf, type Told } from '../telling/truth';
import { storiesWith } from './casting';
import { WELL_BEHAVED } from './delivery';
import { LiveTraffic } from './live';
import { asTravelled } from './late-evidence';

const START = Date.parse('2026-06-03T17:00:00Z');
const CAST = { seed: '7', run: 'live', stories: storiesWith(new Map()) };

interface Run {
  readonly told: readonly Told[];
  readonly sent: readonly { readonly at: number; readonly event: TamEvent }[];
}

/** A live run on a clock of its own: minutes pass at once. */
async function run(minutes: number, rate: number): Promise<Run> {
  const told: Told[] = [];
  const sent: { at: number; event: TamEvent }[] = [];
  let now = START;
  const traffic = new LiveTraffic(
    CAST,
    {
      rate,
      misbehaviour: WELL_BEHAVED,
      firstCase: 0,
      onTold: (one, way) => told.push(asTravelled(one, way)),
    },
    START,
  );
  traffic.openClosing(100, START, 10 * 60_000);
  const outlet: Outlet = {
    send: ({ event }) => void sent.push({ at: now, event }),
    flush: () => undefined,
    close: () => undefined,
  };
  await runLive({
    traffic,
    outlet,
    pulse: { now: () => now, sleep: (ms) => Promise.resolve(void (now += ms)) },
    until: START + minutes * 60_000,
    isStopped: () => false,
    onEvents: () => undefined,
  });
  return { told, sent };
}

describe('live traffic', () => {
  it('shows running, at-risk, met and breached within three minutes', async () => {
    const { told } = await run(3, 5);
    const end = START + 3 * 60_000;
    const seen = new Set(
      told.flatMap(({ expected }) => expected.map((clock) => statusAt(clock, end)?.status)),
    );
    for (const status of ['running', 'at-risk', 'met', 'breached']) expect(seen).toContain(status);
  });

  it('breaks promises while one looks on: clocks that were open at the start fall due in the first minutes', async () => {
    const { told } = await run(5, 5);
    const broken = told.flatMap(({ expected }) =>
      expected.flatMap((clock) => stepsOf(clock).filter(({ status }) => status === 'breached')),
    );
    const inRun = broken.filter(({ since }) => since > START && since < START + 5 * 60_000);
    expect(inRun.length).toBeGreaterThan(3);
  });

  it('keeps to its rate', async () => {
    const { sent } = await run(20, 20);
    const settled = sent.filter(({ at }) => at > START + 10 * 60_000);
    expect(settled.length / 600).toBeGreaterThan(16);
    expect(settled.length / 600).toBeLessThan(24);
  });

  it('sends nothing before it happened, and at its end has sent all that had happened', async () => {
    const { told, sent } = await run(5, 5);
    for (const { at, event } of sent) expect(event.time).toBeLessThanOrEqual(at);
    const end = Math.max(...sent.map(({ at }) => at));
    const happened = told
      .flatMap(({ utterances }) => utterances)
      .filter(({ event }) => event.time <= end)
      .map(({ event }) => event.id);
    expect(new Set(sent.map(({ event }) => event.id))).toEqual(new Set(happened));
  });
});
