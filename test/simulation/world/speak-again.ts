import { formatInstant, type ControlEvent } from '@tam/events';
import { CONTROL } from '../schedule';
import type { World } from './world';

/**
 * In life sources go on speaking: while something still waits at the end of a schedule, each batch source, and each
 * stream that has ever spoken, says a word about the present.
 */
export function speakAgain(world: World): void {
  const { schedule, input, now } = world;
  const spoken = new Set(
    schedule.deliveries.flatMap((one) => (one.kind === 'control' ? [one.event.data['source']] : [])),
  );
  for (const { source, mode } of schedule.sources?.declared ?? []) {
    if (mode === 'stream' && !spoken.has(source)) continue;
    const isWatermark = mode === 'batch';
    const event: ControlEvent = {
      source: '/sim/control',
      id: `${source}-again-${now}`,
      type: isWatermark ? 'ops.source-watermark.v1' : 'ops.source-heartbeat.v1',
      time: now,
      data: { source, ...(isWatermark && { completeThrough: formatInstant(now) }) },
    };
    world.trace(`${source} speaks again`);
    input.deliver({ kind: 'control', at: 0, topic: CONTROL, partition: 0, event });
  }
}
