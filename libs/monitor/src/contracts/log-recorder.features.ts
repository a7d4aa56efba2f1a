import type { LogBatch, LogItem, LogReader } from '../ports';

/** A reader that writes down what it is told. */
export class LogRecorder implements LogReader {
  readonly batches: LogBatch[] = [];
  readonly assignments: (readonly number[])[] = [];
  calls = 0;

  /** `onAssigned` seeks and resumes, as the core does. */
  constructor(private readonly onAssigned: (partitions: readonly number[]) => void = () => undefined) {}

  assigned(partitions: readonly number[]): void {
    this.calls++;
    this.assignments.push(partitions);
    this.onAssigned(partitions);
  }

  revoked(): void {
    this.calls++;
  }

  batch(batch: LogBatch): void {
    this.calls++;
    this.batches.push(batch);
  }

  failed(): void {
    this.calls++;
  }

  of(topic: string, partition: number): LogBatch[] {
    return this.batches.filter((batch) => batch.topic === topic && batch.partition === partition);
  }

  get items(): LogItem[] {
    return this.batches.flatMap(({ items }) => items);
  }

  get ids(): string[] {
    return this.items.flatMap((item) => (item.kind === 'event' ? [item.event.id] : []));
  }
}
