import { BACKFILL_TOPIC, encodeEvent, topicOf } from '@tam/events';
import type { EventProducer } from '@tam/kafka';
import type { Delivery } from '../traffic/delivery';
import { LineFile } from './line-file';

/** Where simulated events go. */
export interface Outlet {
  send(delivery: Delivery): void | Promise<void>;
  /** Makes all that was sent durable. */
  flush(): void | Promise<void>;
  close(): void | Promise<void>;
}

/** A file, one event a line, each with the time at which it was recorded. */
export class FileOutlet implements Outlet {
  private readonly file: LineFile;

  constructor(path: string) {
    this.file = new LineFile(path);
  }

  send({ event }: Delivery): void {
    this.file.write(encodeEvent(event));
  }

  flush(): void {
    this.file.flush();
  }

  close(): void {
    this.file.close();
  }
}

/** `tam.backfill.v1`: history, which says itself when it was recorded. */
export class BackfillOutlet implements Outlet {
  constructor(private readonly producer: EventProducer) {}

  send({ event }: Delivery): Promise<void> {
    return this.producer.send({ topic: BACKFILL_TOPIC, key: event.memberRef, json: encodeEvent(event) });
  }

  flush(): Promise<void> {
    return this.producer.flush();
  }

  close(): Promise<void> {
    return this.flush();
  }
}

/** The live topics, where the broker's own clock says when an event was recorded. */
export class LiveOutlet implements Outlet {
  constructor(private readonly producer: EventProducer) {}

  send({ event: { recordedTime: _planned, ...event } }: Delivery): Promise<void> {
    return this.producer.send({
      topic: topicOf(event.type),
      key: event.memberRef,
      json: encodeEvent(event),
    });
  }

  flush(): Promise<void> {
    return this.producer.flush();
  }

  close(): Promise<void> {
    return this.flush();
  }
}
