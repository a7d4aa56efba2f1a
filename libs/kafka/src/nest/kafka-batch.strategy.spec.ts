import 'reflect-metadata';
import type { LogBatch, LogReader, LogSource } from '@tam/monitor';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import {
  KafkaBatchHandler,
  KafkaBatchServer,
  type BatchContext,
  type BatchLoop,
} from './kafka-batch.strategy';

const TOPICS = ['a', 'b'];
const batch = (topic: string, fromOffset: number): LogBatch => ({
  topic,
  partition: 0,
  fromOffset,
  nextOffset: fromOffset + 1,
  items: [],
  mark: undefined,
  holds: () => true,
});

@Controller()
class Batches {
  @KafkaBatchHandler(TOPICS)
  take(@Payload() given: LogBatch, @Ctx() { reader }: BatchContext): void {
    if (given.nextOffset < 0) throw new Error('a defect');
    reader.batch(given);
  }
}

@Controller()
class OnlyOneTopic {
  @KafkaBatchHandler(['a'])
  take(): void {
    throw new Error('never called');
  }
}

/** A source that hands over what the test tells it to. */
class ScriptedSource implements LogSource {
  reader: LogReader | undefined;
  readonly calls: string[] = [];

  start(reader: LogReader): Promise<void> {
    this.reader = reader;
    this.calls.push('start');
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.calls.push('stop');
    return Promise.resolve();
  }

  seek(): void {
    this.calls.push('seek');
  }

  pause(): void {
    this.calls.push('pause');
  }

  resume(): void {
    this.calls.push('resume');
  }

  offsets(): Promise<[]> {
    return Promise.resolve([]);
  }

  commit(): Promise<void> {
    this.calls.push('commit');
    return Promise.resolve();
  }
}

/** A loop that writes down what it is told. */
class Loop implements BatchLoop, LogReader {
  source: LogSource | undefined;
  readonly told: string[] = [];

  async start(source: LogSource): Promise<void> {
    this.source = source;
    await source.start(this);
  }

  async stop(): Promise<void> {
    await this.source?.stop();
  }

  assigned(partitions: readonly number[]): void {
    this.told.push(`assigned ${partitions.join()}`);
  }

  revoked(partitions: readonly number[]): void {
    this.told.push(`revoked ${partitions.join()}`);
  }

  batch(given: LogBatch): void {
    this.told.push(`batch ${given.topic} ${given.fromOffset}`);
  }

  failed(error: Error): void {
    this.told.push(`failed ${error.message.slice(0, 21)}`);
  }
}

const startService = async (controller: typeof Batches | typeof OnlyOneTopic) => {
  const source = new ScriptedSource();
  const loop = new Loop();
  const strategy = new KafkaBatchServer(source, TOPICS, loop);
  const module = await Test.createTestingModule({ controllers: [controller] }).compile();
  const app = module.createNestApplication({ logger: false });
  app.connectMicroservice({ strategy });
  const start = app.startAllMicroservices();
  return { app, source, loop, start };
};

describe('the batch transport in Nest', () => {
  it('is started and stopped by Nest, and feeds the loop through the handler, one call a batch and in order', async () => {
    const { app, source, loop, start } = await startService(Batches);
    await start;
    source.reader?.assigned([0, 1]);
    for (let offset = 0; offset < 50; offset += 1)
      source.reader?.batch(batch(offset % 2 === 0 ? 'a' : 'b', offset));
    await new Promise((resolve) => setImmediate(resolve));
    source.reader?.revoked([1]);
    expect(loop.told).toEqual([
      'assigned 0,1',
      ...Array.from({ length: 50 }, (_, offset) => `batch ${offset % 2 === 0 ? 'a' : 'b'} ${offset}`),
      'revoked 1',
    ]);
    loop.source?.seek([]);
    loop.source?.pause('a', [0]);
    loop.source?.resume('a', [0]);
    await app.close();
    expect(source.calls).toEqual(['start', 'seek', 'pause', 'resume', 'stop']);
  });

  it('does not start with a topic that nobody takes', async () => {
    const { app, start } = await startService(OnlyOneTopic);
    await expect(start).rejects.toMatchObject({ code: 'TAM_STREAM_NO_HANDLER', subject: { topic: 'b' } });
    await app.close();
  });

  it('tells the loop when a batch did not arrive', async () => {
    const { app, source, loop, start } = await startService(Batches);
    await start;
    source.reader?.batch(batch('a', -5));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(loop.told).toEqual(['failed TAM_STREAM_NO_HANDLER']);
    await app.close();
  });
});
