import type { OutgoingRecord, Sink } from '@tam/monitor';
import { createClient, IMPATIENT } from '../client/client';
import { silent, type KafkaConnection, type KafkaLog } from '../client/connection';
import { OrderedProducer } from './ordered-producer';

/** Where revisions and dead letters leave to Kafka. */
export class KafkaSink implements Sink {
  private readonly producer: OrderedProducer;

  constructor(connection: KafkaConnection, log: KafkaLog = silent) {
    this.producer = new OrderedProducer(createClient(connection, log, IMPATIENT));
  }

  publish(records: readonly OutgoingRecord[]): Promise<void> {
    return this.producer.send(records);
  }

  close(): Promise<void> {
    return this.producer.close();
  }
}
