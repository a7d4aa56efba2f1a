import { BACKFILL_TOPIC, topicOf, type TamEvent } from '@tam/events';
import { watermark, type EventProducer } from '@tam/kafka';
import type { EventSink } from './event-sink';

/**
 * Sends events to the input topics of a broker: history to the backfill topic, all else to the live topic of its type.
 * A file that was sent whole ends with the watermark of its source.
 */
export class BrokerSink implements EventSink {
  constructor(
    private readonly producer: EventProducer,
    private readonly source: string,
    private readonly history: boolean,
    /** When the file was imported, epoch ms. */
    private readonly importedAt: number,
  ) {}

  send(event: TamEvent, json: string): Promise<void> {
    const topic = this.history ? BACKFILL_TOPIC : topicOf(event.type);
    return this.producer.send({ topic, key: event.memberRef, json });
  }

  async finish(completeThrough: number | undefined): Promise<void> {
    await this.producer.flush();
    if (completeThrough === undefined) return;
    await this.producer.send(watermark(this.source, completeThrough, this.importedAt));
    await this.producer.flush();
  }

  close(): Promise<void> {
    return this.producer.close();
  }
}
