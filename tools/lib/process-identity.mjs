import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * When a process started, as an opaque text; undefined if there is none. A pid alone is no identity: it is given out
 * again, after a reboot at the latest, so every pid file holds this beside it.
 */
export function startedAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    if (process.platform === 'linux') return undefined;
  }
  try {
    const line = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return line.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Writes who runs: the pid, its start, and what else the reader wants to know (ports, addresses). */
export function writePidFile(file, pid, facts = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ pid, startedAt: startedAt(pid), ...facts })}\n`, { mode: 0o600 });
}

/** The process a pid file names, if it is still that process; undefined if it is gone or the file is none. */
export function readPidFile(file) {
  try {
    const entry = JSON.parse(readFileSync(file, 'utf8'));
    return entry.startedAt && startedAt(entry.pid) === entry.startedAt ? entry : undefined;
  } catch {
    return undefined;
  }
}

export function removePidFile(file) {
  rmSync(file, { force: true });
}

/** Ends one process group by its leader's pid: `signal` first, SIGKILL after `patience` milliseconds. True if it ended by itself. */
export async function endGroup(pid, { signal = 'SIGTERM', patience = 10_000, whole = true } = {}) {
  const born = startedAt(pid);
  if (born === undefined) return true;
  send(pid, signal, whole);
  const limit = Date.now() + patience;
  while (Date.now() < limit) {
    if (startedAt(pid) !== born) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  if (startedAt(pid) === born) send(pid, 'SIGKILL', true);
  return false;
}

function send(pid, signal, whole) {
  try {
    process.kill(whole ? -pid : pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
