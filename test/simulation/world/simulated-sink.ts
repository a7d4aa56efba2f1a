import { TamError } from '@tam/errors';
import type { OutgoingRecord, Sink } from '@tam/monitor';
import type { Fault } from '../schedule';
import type { Link } from './link';
import type { Weather } from './weather';

export type PublicationFate = 'stored' | Extract<Fault, { kind: 'publication' }>['fate'];

/** Where all instances publish. */
export interface OutputBroker {
  /** What becomes of the publication that has just arrived. */
  fate(): PublicationFate;
  /** Which of the output partitions of a failed publication have it nevertheless. */
  isStored(record: OutgoingRecord): boolean;
  store(record: OutgoingRecord, by: string): void;
}

/** The twin of a producer at the end of a line. */
export class SimulatedSink implements Sink {
  constructor(
    private readonly link: Link,
    private readonly weather: Weather,
    private readonly broker: OutputBroker,
  ) {}

  publish(records: readonly OutgoingRecord[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    return this.link.call(() => this.serve(records));
  }

  private serve(records: readonly OutgoingRecord[]): void {
    if (this.weather.now('broker-away')) throw failed();
    const { broker } = this;
    const fate = broker.fate();
    if (fate === 'refused') throw failed();
    const { name } = this.link.host;
    for (const record of records) {
      if (fate !== 'part' || broker.isStored(record)) broker.store(record, name);
    }
    if (fate !== 'stored') throw failed();
  }
}

function failed(): TamError {
  return new TamError('TAM_STREAM_PUBLISH_FAILED', 'The broker did not acknowledge what was sent.');
}
