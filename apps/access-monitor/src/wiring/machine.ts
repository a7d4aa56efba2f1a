import type { Clock, Randomness } from '@tam/monitor';
import { hostname } from 'node:os';

/** Time as this machine has it. Waiting alone keeps no process alive; its connections do. */
export const MACHINE_CLOCK: Clock = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  after: (delay, act) => {
    const timer = setTimeout(act, delay).unref();
    return () => clearTimeout(timer);
  },
};

/** Chance as this machine has it; a token names host, process, start and a number that nobody else draws. */
export const MACHINE_RANDOMNESS: Randomness = {
  fraction: () => Math.random(),
  token: () =>
    [hostname(), process.pid, Date.now().toString(36), Math.random().toString(36).slice(2)].join('-'),
};
