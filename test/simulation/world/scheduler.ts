import type { Cancel } from '@tam/monitor';
import type { Chance } from './chance';

interface Task {
  readonly at: number;
  /** Decides between tasks of one instant. */
  readonly order: number;
  act: (() => void) | undefined;
}

/** The only source of time and of order: runs one task after the other, the earliest first. Times in ms from 0. */
export class Scheduler {
  private readonly heap: Task[] = [];
  private time = 0;

  constructor(private readonly chance: Chance) {}

  get now(): number {
    return this.time;
  }

  /** Plans a task; of several for one instant, chance decides which goes first. */
  at(time: number, act: () => void): Cancel {
    const task: Task = { at: Math.max(time, this.time), order: this.chance.fraction(), act };
    this.push(task);
    return () => {
      task.act = undefined;
    };
  }

  after(delay: number, act: () => void): Cancel {
    return this.at(this.time + Math.max(0, delay), act);
  }

  /** Runs the next task; false where none is left. */
  step(): boolean {
    for (let task = this.pop(); task; task = this.pop()) {
      if (!task.act) continue;
      this.time = task.at;
      task.act();
      return true;
    }
    return false;
  }

  private push(task: Task): void {
    const { heap } = this;
    let i = heap.push(task) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!isBefore(task, heap[parent]!)) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = task;
  }

  private pop(): Task | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, last)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
    return first;
  }
}

function isBefore(a: Task, b: Task): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/**
 * Resolves when every promise that could go on without a task has gone on: a tick is run only when the queue of
 * microtasks is empty. Must be awaited from within a microtask.
 */
export function drained(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
