import { execFileSync } from 'node:child_process';
import { until } from '../../e2e/support/until';

interface Listed {
  readonly pid: number;
  readonly parent: number;
}

/** A process and all that descend from it: the database gives each connection a process and a group of its own. */
export function treeOf(pid: number): readonly number[] {
  const all = listed();
  const tree = [pid];
  for (const parent of tree)
    tree.push(...all.filter((one) => one.parent === parent).map((child) => child.pid));
  return tree;
}

/** Sends a signal to a process and all that descend from it. */
export function signalTree(pid: number, signal: NodeJS.Signals): void {
  send(treeOf(pid), signal);
}

/** Kills a process and all that descend from it without any farewell; resolves when they are gone. */
export async function killTree(pid: number): Promise<void> {
  const tree = treeOf(pid);
  send(tree, 'SIGKILL');
  const gone = (): boolean => !listed().some((one) => tree.includes(one.pid));
  await until(`process ${pid} is gone`, gone, 20_000);
}

function send(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** Every process of this machine but those that have ended and are not buried yet. */
function listed(): readonly Listed[] {
  const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state = '']) => !state.startsWith('Z'))
    .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}
