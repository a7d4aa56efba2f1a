import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { tail } from './command.mjs';
import { Fault } from './fault.mjs';
import { DATA, ROOT, inRoot } from './paths.mjs';
import { endGroup, readPidFile, removePidFile, writePidFile } from './process-identity.mjs';

const LARGEST_LOG = 50 * 1024 * 1024;
/** An app that ended sooner than this has not worked. */
const SETTLED = 30_000;
const MOST_FAILURES = 3;
const PAUSE = 2_000;
/** Longer than a service takes to cut itself off. */
const STOP_PATIENCE = 12_000;

/** The compiled main file of an app. */
export const entryOf = (app) => inRoot('dist', 'apps', app, 'src', 'main.js');

const pidFileOf = (app) => path.join(DATA, `${app}.pid`);

/** Ends the apps that an earlier run was killed without stopping: only those named by our own pid files. */
export async function endOrphans(apps) {
  for (const app of apps) {
    const orphan = readPidFile(pidFileOf(app));
    if (orphan) await endGroup(orphan.pid, { patience: STOP_PATIENCE });
  }
}

/**
 * One compiled app, or a program of the machine, as a process in a group of its own, so that a Ctrl-C in the terminal does not reach it before it is
 * its turn. Its output goes to a log file. If it ends by itself it is started again, unless it keeps failing at once.
 */
export class Service {
  constructor(app, { program, args = [], env = {}, keep = true } = {}) {
    Object.assign(this, { app, program, args, env, keep, failures: 0, isStopping: false });
    this.log = path.join(DATA, 'logs', `${app}.log`);
    this.pidFile = pidFileOf(app);
  }

  /** Starts it. `onGivenUp(fault)` is called if it cannot be kept running. */
  start(onGivenUp) {
    this.onGivenUp = onGivenUp;
    this.launch();
  }

  launch() {
    mkdirSync(path.dirname(this.log), { recursive: true });
    if (existsSync(this.log) && statSync(this.log).size > LARGEST_LOG) renameSync(this.log, `${this.log}.1`);
    const out = openSync(this.log, 'a');
    this.logStart = statSync(this.log).size;
    const startedAt = Date.now();
    const [command, ...first] = this.program ? [this.program] : [process.execPath, entryOf(this.app)];
    this.child = spawn(command, [...first, ...this.args], {
      cwd: ROOT,
      detached: true,
      env: this.env,
      stdio: ['ignore', out, out],
    });
    closeSync(out);
    writePidFile(this.pidFile, this.child.pid);
    this.child.on('exit', (code, signal) => this.ended(code, signal, Date.now() - startedAt));
  }

  ended(code, signal, lived) {
    removePidFile(this.pidFile);
    this.child = undefined;
    if (this.isStopping || (!this.keep && code === 0)) return;
    this.failures = lived < SETTLED ? this.failures + 1 : 1;
    if (this.keep && this.failures < MOST_FAILURES) this.retry = setTimeout(() => this.launch(), PAUSE);
    else this.onGivenUp(this.fault(`ended with ${signal ?? code}`));
  }

  /** What it last wrote, as a failure in plain words. */
  fault(what) {
    const said = readFileSync(this.log).subarray(this.logStart).toString('utf8');
    return new Fault(
      'TAM_RUN_SERVICE_FAILED',
      `${tail(said, 5)}\n${this.app} ${what}; its log is ${this.log}.`,
    );
  }

  /** Asks it to finish what it holds and to leave; true if it did so in time. */
  async stop(patience = STOP_PATIENCE) {
    this.isStopping = true;
    clearTimeout(this.retry);
    const clean = this.child ? await endGroup(this.child.pid, { patience }) : true;
    removePidFile(this.pidFile);
    return clean;
  }
}
