import { SILENT, type MonitorObserver } from '@tam/monitor';
import type { Surroundings } from './surroundings';

/** Takes down what a monitor tells. */
export function observe(world: Surroundings, name: string, replaced: () => void): MonitorObserver {
  const { figures } = world;
  return {
    ...SILENT,
    assigned: (partitions) => world.trace(`${name} is assigned ${partitions.join(',') || 'nothing'}`),
    revoked: (partitions) => world.trace(`${name} is revoked ${partitions.join(',')}`),
    running: (partition) => world.trace(`${name} runs ${partition}`),
    committed: ({ decidedByTurn }) => {
      if (decidedByTurn) figures.decidedByTurn++;
    },
    fenced: (partitions) => {
      figures.fenced += partitions.length;
      world.trace(`${name} is fenced off ${partitions.join(',')}`);
    },
    failed: (error, partitions) => {
      figures.failures++;
      world.trace(`${name} fails ${partitions.join(',')}: ${wordsOf(error)}`);
    },
    sweeping: (partitions) => {
      figures.swept += partitions.length;
      world.trace(`${name} looks after ${partitions.join(',') || 'none'}`);
    },
    rulesReplaced: replaced,
    epochRaised: (epoch) => {
      figures.epochs++;
      world.trace(`${name} raises the epoch to ${epoch}`);
    },
    flooded: (partition) => {
      figures.floods++;
      world.trace(`${name} pauses the flooded intake of ${partition}`);
    },
    stopped: (partition, error) => {
      world.report('stopped', `${name}: partition ${partition}: ${error.code} ${error.detail}`);
    },
    evaluationFailed: (error, _, memberRef) => world.trace(`${name}: ${memberRef}: ${error.detail}`),
  };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 100) : String(error);
}
