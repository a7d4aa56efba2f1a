import { CONTROL_TOPIC, encodeEvent, formatInstant } from '@tam/events';
import { sha256Hex } from '@tam/record';
import type { OutgoingEvent } from './event-producer';

/**
 * What a source says when a file of it was sent whole: that nothing older than `completeThrough` (epoch ms) is still to
 * come. Sent again for the same instant it is the same event. `at` is when it is said, epoch ms.
 */
export function watermark(source: string, completeThrough: number, at: number): OutgoingEvent {
  const through = formatInstant(completeThrough);
  const json = encodeEvent({
    source,
    id: sha256Hex(JSON.stringify(['watermark', source, through])),
    type: 'ops.source-watermark.v1',
    time: at,
    data: { source, completeThrough: through },
  });
  return { topic: CONTROL_TOPIC, key: null, json };
}
