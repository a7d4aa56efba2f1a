import { partitionOf, type TamEvent } from '@tam/events';
import type { OutgoingRecord } from '@tam/monitor';
import type { Inspector } from '../inspect/inspector';
import { TOPICS, type Fault } from '../schedule';
import type { OutputBroker, PublicationFate } from './simulated-sink';

export interface OutputParts {
  readonly faults: readonly Fault[];
  /** Of each output topic. */
  readonly partitions: number;
  readonly inspector: Inspector;
  readonly trace: (line: string) => void;
  /** An event that was published once more to its own topic. */
  readonly rerouted: (topic: string, event: TamEvent) => void;
}

/** The output topics, and the input topics where a misrouted event goes back to. */
export class OutputLog implements OutputBroker {
  readonly names = {
    topic: 'tam.determinations.v1',
    eventType: 'access.determination-revised.v1',
    source: '/tam/simulation/access',
    deadLetterTopic: 'tam.dead-letters.v1',
  };
  private publications = 0;
  private readonly fates: Map<number, PublicationFate>;

  constructor(private readonly parts: OutputParts) {
    this.fates = new Map(
      parts.faults.flatMap((fault) => (fault.kind === 'publication' ? [[fault.nth, fault.fate]] : [])),
    );
  }

  fate(): PublicationFate {
    this.publications++;
    const fate = this.fates.get(this.publications) ?? 'stored';
    if (fate !== 'stored') this.parts.trace(`publication ${this.publications}: ${fate}`);
    return fate;
  }

  isStored({ key }: OutgoingRecord): boolean {
    const partition = typeof key === 'string' ? partitionOf(key, this.parts.partitions) : 0;
    return partition % 2 === this.publications % 2;
  }

  store(record: OutgoingRecord, by: string): void {
    if ((TOPICS as readonly string[]).includes(record.topic)) {
      this.parts.trace(`${by} reroutes to ${record.topic}`);
      this.parts.rerouted(
        record.topic,
        JSON.parse(new TextDecoder().decode(record.value as Uint8Array)) as TamEvent,
      );
      return;
    }
    this.parts.inspector.takeRecord(record);
  }
}
