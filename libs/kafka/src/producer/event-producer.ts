import type { OutgoingRecord } from '@tam/monitor';
import { createClient, IMPATIENT } from '../client/client';
import { silent, type KafkaConnection, type KafkaLog } from '../client/connection';
import { OrderedProducer } from './ordered-producer';

/** A CloudEvent in structured mode on its way to an input topic. */
export interface OutgoingEvent {
  readonly topic: string;
  /** memberRef; null for events of the control topic. */
  readonly key: string | null;
  /** The event as JSON. */
  readonly json: string;
}

/** Sends many events in large requests and in the order given. */
export interface EventProducer {
  /** Takes an event. Resolves when there is room for another; await it, so that memory stays bounded. */
  send(event: OutgoingEvent): Promise<void>;
  /** Resolves when the broker has acknowledged all that was taken. Throws TAM_STREAM_PUBLISH_FAILED. */
  flush(): Promise<void>;
  /** Flushes and lets go of the connection. */
  close(): Promise<void>;
}

export interface EventProducerOptions {
  /** Longest time an event waits for others, in milliseconds. */
  readonly linger?: number;
  readonly log?: KafkaLog;
}

const FULL_REQUEST = 512 * 1024;
const MOST_WAITING = 4 * FULL_REQUEST;
const STRUCTURED = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };

/** A producer for importers and simulators. The broker is first spoken to at the first event. */
export function createEventProducer(
  connection: KafkaConnection,
  { linger = 10, log = silent }: EventProducerOptions = {},
): EventProducer {
  return new BatchingProducer(new OrderedProducer(createClient(connection, log, IMPATIENT)), linger);
}

class BatchingProducer implements EventProducer {
  private waiting: OutgoingRecord[] = [];
  private waitingBytes = 0;
  private failure: unknown;
  private sending: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly producer: OrderedProducer,
    private readonly linger: number,
  ) {}

  async send({ topic, key, json }: OutgoingEvent): Promise<void> {
    this.refuseAfterFailure();
    this.waiting.push({ topic, key, value: json, headers: STRUCTURED });
    this.waitingBytes += json.length;
    if (this.waitingBytes >= FULL_REQUEST) this.begin();
    else this.timer ??= setTimeout(() => this.begin(), this.linger);
    while (this.waitingBytes >= MOST_WAITING && this.sending) await this.sending;
    this.refuseAfterFailure();
  }

  async flush(): Promise<void> {
    this.begin();
    while (this.sending) await this.sending;
    this.refuseAfterFailure();
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await this.producer.close();
    }
  }

  private begin(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.sending ??= this.drain().finally(() => {
      this.sending = undefined;
    });
  }

  /** Sends until nothing waits. After a failure nothing is sent any more: what follows could overtake what is missing. */
  private async drain(): Promise<void> {
    while (this.waiting.length > 0 && this.failure === undefined) {
      const request = this.waiting;
      this.waiting = [];
      this.waitingBytes = 0;
      try {
        await this.producer.send(request);
      } catch (error) {
        this.failure = error;
      }
    }
  }

  private refuseAfterFailure(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}
