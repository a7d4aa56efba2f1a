import { DEFAULT_LIMITS } from '../limits';
import { SILENT } from '../observer';
import type { OwnedPartition } from '../partition/owned-partition';
import type { LogItem, TopicPosition } from '../ports';
import { TopicQueue } from '../queue/topic-queue';
import { VirtualClock } from '../twins/virtual-clock';
import { IntakeGuard } from './intake-guard';

const TOPIC = 'tam.intake.v1';
const flood = { window: 1_000, records: 4, share: 0.5, pause: 300, longestPause: 900 };

it('after a flood reading goes on where the log has still to show the last record that was applied', async () => {
  const queue = new TopicQueue(TOPIC, 7, { offset: 5, hash: 'of 5' });
  queue.askForProof(0);
  const sought: TopicPosition[] = [];
  const clock = new VirtualClock(() => new Promise((resolve) => setImmediate(resolve)), 0);
  const guard = new IntakeGuard({
    store: { noteBreaker: () => Promise.resolve(), breakerReleases: () => Promise.resolve([]) },
    source: {
      pause: () => undefined,
      resume: () => undefined,
      seek: (places) => void sought.push(...places),
    },
    clock,
    topics: [TOPIC],
    owned: () => ({ state: 'loading', queues: new Map([[TOPIC, queue]]) }) as unknown as OwnedPartition,
    now: () => clock.wall(),
    limits: { ...DEFAULT_LIMITS, flood, releaseEvery: 100 },
    observer: SILENT,
  });
  const items = Array.from({ length: 5 }, () => ({ kind: 'fault', misrouted: 'no' }) as LogItem);
  const batch = { topic: TOPIC, partition: 0, fromOffset: 7, nextOffset: 12, mark: undefined };
  guard.count({ ...batch, items, holds: () => true });
  expect(guard.isPaused(0)).toBe(true);
  await clock.advance(500);
  expect(guard.isPaused(0)).toBe(false);
  expect(sought).toEqual([{ topic: TOPIC, partition: 0, offset: 5 }]);
  guard.stop();
});
