import { partitionOf } from '@tam/events';
import { logSourceContract, type LogUnderTest } from '../contracts/log-source.features';
import type { LogReader } from '../ports';
import { MemoryLog } from './memory-log';
import { MemoryLogSource } from './memory-log-source';
import { VirtualClock } from './virtual-clock';

const TOPICS = ['one', 'two'] as const;
const PARTITIONS = 3;

/** The twin is assigned by hand; here, like a consumer, as soon as it was started. */
class SelfAssigning extends MemoryLogSource {
  override async start(reader: LogReader): Promise<void> {
    await super.start(reader);
    this.assign([0, 1, 2]);
  }
}

function open(): Promise<LogUnderTest> {
  const log = new MemoryLog(TOPICS, PARTITIONS);
  const clock = new VirtualClock(() => new Promise((resolve) => setImmediate(resolve)), 0);
  const place = (memberRef: string): number => partitionOf(memberRef, PARTITIONS);
  return Promise.resolve({
    topics: TOPICS,
    partitions: PARTITIONS,
    newSource: () => new SelfAssigning(log, TOPICS, clock, { batchSize: () => 4 }),
    append: (topic, event) => {
      log.append(topic, place(event.memberRef), { kind: 'event', appendTime: clock.wall(), event });
      return Promise.resolve();
    },
    appendGarbage: (topic, memberRef) => {
      log.append(topic, place(memberRef), {
        kind: 'fault',
        appendTime: clock.wall(),
        code: 'TAM_EVENT_NOT_JSON',
        pointer: '',
        message: 'not JSON',
        memberRef,
        type: undefined,
        misrouted: 'no',
        record: { key: new Uint8Array([1]), value: new Uint8Array([2]), headers: {} },
      });
      return Promise.resolve();
    },
    appendHidden: (topic, memberRef) => {
      log.appendHidden(topic, place(memberRef));
      return Promise.resolve();
    },
    until: async (what, isSo) => {
      for (let i = 0; i < 1_000 && !isSo(); i++) await clock.advance(5);
      if (!isSo()) throw new Error(`${what}: not within 5 s`);
    },
    idle: () => clock.advance(1_000),
    close: () => Promise.resolve(),
  });
}

logSourceContract('the twin in memory', open);
