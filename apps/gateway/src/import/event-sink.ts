import type { TamEvent } from '@tam/events';

/** Where imported events go: a file, or the topics of a broker. */
export interface EventSink {
  /** Takes one valid event and the JSON text of it. A promise asks the reader to wait. */
  send(event: TamEvent, json: string): void | Promise<void>;
  /**
   * Makes all that was sent durable and says that the source is complete through an instant (epoch ms; undefined: it
   * said nothing). Only after this may the importer remember what it sent.
   */
  finish(completeThrough: number | undefined): Promise<void>;
  /** Lets go of what is held, also after a failure. */
  close(): Promise<void>;
}
