import { linkSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Fault } from './fault.mjs';
import { readPidFile, writePidFile } from './process-identity.mjs';

/**
 * Runs `work` while this process holds the lock file; a lock whose process is gone is taken over. Waits for a living
 * holder for at most `patience` milliseconds, then throws TAM_RUN_LOCKED. `onWait` is called once with the holder.
 */
export async function withLock(file, work, { patience = 600_000, onWait = () => {} } = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const limit = Date.now() + patience;
  let told = false;
  while (!tryLock(file)) {
    const holder = readPidFile(file);
    if (holder && !told) onWait(holder);
    told ||= holder !== undefined;
    if (Date.now() > limit) throw new Fault('TAM_RUN_LOCKED', `${file} is held by process ${holder?.pid}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Links a finished file into place, so that nobody ever reads half a lock. */
function tryLock(file) {
  const mine = `${file}.${process.pid}`;
  writePidFile(mine, process.pid);
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (readPidFile(file) === undefined) rmSync(file, { force: true });
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}
