import { TamError } from '@tam/errors';
import type { OutgoingRecord } from '@tam/monitor';
import { Partitioners, type Kafka, type Message, type Producer } from 'kafkajs';
import { RETRY } from '../client/client';

/** Records of one partition travel as one batch, which the broker refuses above the size of its topic. */
const LARGEST_REQUEST = 700 * 1024;

/**
 * Sends records in the order given, each request after the answer to the one before, acknowledged by all in-sync
 * replicas. The broker is first spoken to when there is something to send.
 */
export class OrderedProducer {
  private readonly producer: Producer;
  private connected: Promise<void> | undefined;

  constructor(kafka: Kafka) {
    this.producer = kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      retry: { ...RETRY },
    });
  }

  /** Throws TAM_STREAM_PUBLISH_FAILED if any record may be missing; those before it may have arrived. */
  async send(records: readonly OutgoingRecord[]): Promise<void> {
    if (records.length === 0) return;
    try {
      this.connected ??= this.producer.connect();
      await this.connected;
      for (const request of requestsOf(records))
        await this.producer.sendBatch({ acks: -1, topicMessages: request });
    } catch (cause) {
      await this.close();
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new TamError('TAM_STREAM_PUBLISH_FAILED', `${why}.`, { records: records.length }, { cause });
    }
  }

  async close(): Promise<void> {
    if (!this.connected) return;
    this.connected = undefined;
    await this.producer.disconnect().catch(() => undefined);
  }
}

type Request = { topic: string; messages: Message[] }[];

function* requestsOf(records: readonly OutgoingRecord[]): Generator<Request> {
  let topics = new Map<string, Message[]>();
  let size = 0;
  for (const { topic, key, value, headers } of records) {
    const length = value === null ? 0 : Buffer.byteLength(value);
    if (size > 0 && size + length > LARGEST_REQUEST) {
      yield toRequest(topics);
      topics = new Map();
      size = 0;
    }
    const messages = topics.get(topic) ?? [];
    topics.set(topic, messages);
    messages.push({
      key: bytesOf(key),
      value: bytesOf(value),
      headers: headers as Message['headers'] & object,
    });
    size += length;
  }
  yield toRequest(topics);
}

const toRequest = (topics: ReadonlyMap<string, Message[]>): Request =>
  [...topics].map(([topic, messages]) => ({ topic, messages }));

/** Texts stay texts until they are written into the request. */
function bytesOf(bytes: string | Uint8Array | null): string | Buffer | null {
  if (bytes === null || typeof bytes === 'string') return bytes;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
