import { TamError } from '@tam/errors';
import type { LogBatch, LogReader, LogSource } from '@tam/monitor';
import { EventPattern, Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';

/** Marks handlers that belong to this transport. */
export const KAFKA_BATCH = Symbol('KAFKA_BATCH');

/**
 * Declares a method that takes whole batches of these topics, one call a batch and never one a message: a call through
 * the framework costs more than an event. Its parameters are the batch (`@Payload()`) and a BatchContext (`@Ctx()`).
 */
export const KafkaBatchHandler = (topics: readonly string[]): MethodDecorator =>
  EventPattern([...topics], KAFKA_BATCH);

/** What a handler is given beside the batch. */
export interface BatchContext {
  /** The loop that the batch is for. */
  readonly reader: LogReader;
}

/** The loop that reads: started and stopped by Nest, fed through the handlers. */
export interface BatchLoop {
  /** Begins to read from this source. */
  start(source: LogSource): Promise<void>;
  /** Finishes what is under way and stops the source. */
  stop(): Promise<void>;
}

/**
 * The transport between Kafka and a monitor. Nest starts it with the other microservices and stops it after HTTP has
 * closed; assignments and failures reach the loop directly, batches by way of the handler of their topic.
 */
export class KafkaBatchServer extends Server implements CustomTransportStrategy {
  override readonly transportId = KAFKA_BATCH;
  override readonly propagatesEventHandlerErrors = true;

  constructor(
    private readonly source: LogSource,
    private readonly topics: readonly string[],
    private readonly loop: BatchLoop,
  ) {
    super();
  }

  /** Throws (through the callback) TAM_STREAM_NO_HANDLER where a topic has no handler, and what the loop throws. */
  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      for (const topic of this.topics) this.handlerOf(topic);
      await this.loop.start(this.dispatching());
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  }

  close(): Promise<void> {
    return this.loop.stop();
  }

  on(): void {
    // The transport has no events of its own; the log and the metrics say what happens.
  }

  unwrap<T>(): T {
    return this.source as T;
  }

  /** The source, with its batches sent through the handlers. */
  private dispatching(): LogSource {
    const { source } = this;
    return {
      start: (reader) =>
        source.start({
          assigned: (partitions) => reader.assigned(partitions),
          revoked: (partitions) => reader.revoked(partitions),
          failed: (error) => reader.failed(error),
          batch: (batch) => this.dispatch(batch, reader),
        }),
      stop: () => source.stop(),
      seek: (positions) => source.seek(positions),
      pause: (topic, partitions) => source.pause(topic, partitions),
      resume: (topic, partitions) => source.resume(topic, partitions),
      offsets: (topics) => source.offsets(topics),
      commit: (positions) => source.commit(positions),
    };
  }

  /** Calls begin in the order of the batches, and the framework takes as many steps for each: so they arrive in order. */
  private dispatch(batch: LogBatch, reader: LogReader): void {
    const context: BatchContext = { reader };
    const call = async (): Promise<void> => {
      const answer: unknown = await this.handlerOf(batch.topic)(batch, context);
      if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
    };
    call().catch((cause: unknown) => {
      const detail = `The handler of ${batch.topic} failed and its batch did not arrive.`;
      reader.failed(new TamError('TAM_STREAM_NO_HANDLER', detail, { topic: batch.topic }, { cause }));
    });
  }

  private handlerOf(topic: string): (batch: LogBatch, context: BatchContext) => Promise<unknown> {
    const handler = this.messageHandlers.get(topic);
    if (handler) return handler;
    throw new TamError('TAM_STREAM_NO_HANDLER', `${topic} has no batch handler.`, { topic });
  }
}
