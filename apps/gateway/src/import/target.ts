import { readEnvironment, requireKafka } from '@tam/config';
import { createEventProducer } from '@tam/kafka';
import { BrokerSink } from './broker-sink';
import type { CompiledMapping } from './compile-mapping';
import type { EventSink } from './event-sink';
import { FileSink } from './file-sink';

/** Where an import sends its events, and what its state may say of that place. */
export interface Target {
  readonly sink: EventSink;
  /** For people: the file, or the brokers. */
  readonly name: string;
  /** Where the ids of what was sent are kept unless the user says otherwise. */
  readonly statePath: string;
  /** Length in bytes of an output file; undefined: the target is no file. */
  bytes(): number | undefined;
}

/** The file that was named, else the brokers of the environment. Throws TAM_CONFIG_MISSING where neither is known. */
export function openTarget(
  to: string | undefined,
  csv: string,
  mapping: CompiledMapping,
  importedAt: number,
): Target {
  if (to !== undefined) {
    const file = new FileSink(to);
    return { sink: file, name: to, statePath: `${to}.state`, bytes: () => file.bytes };
  }
  const kafka = requireKafka(readEnvironment(process.env));
  const producer = createEventProducer({ ...kafka, clientId: `${kafka.clientId}-import` });
  return {
    sink: new BrokerSink(producer, mapping.source, mapping.history, importedAt),
    name: kafka.brokers.join(', '),
    statePath: `${csv}.state`,
    bytes: () => undefined,
  };
}
