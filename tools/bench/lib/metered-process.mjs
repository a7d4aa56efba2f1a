import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** A Node script as a process whose CPU seconds and peak memory are read from /proc while it lives. */
export class MeteredProcess {
  constructor(script, args, env) {
    this.output = '';
    this.child = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout.on('data', (data) => (this.output = (this.output + data).slice(-4000)));
    this.child.stderr.on('data', (data) => (this.output = (this.output + data).slice(-4000)));
    this.exit = new Promise((resolve) => this.child.on('close', resolve));
  }

  hasEnded() {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async ended() {
    const code = await this.exit;
    if (code !== 0) throw new Error(`${this.child.spawnargs[1]} ended with ${code}: ${this.output}`);
  }

  cpuSeconds() {
    return cpuSecondsOf(this.child.pid);
  }

  /** Peak resident memory so far, in bytes. */
  peakBytes() {
    return this.memoryLine('VmHWM');
  }

  /** Resident memory now, in bytes. */
  residentBytes() {
    return this.memoryLine('VmRSS');
  }

  async stop() {
    if (!this.hasEnded()) this.child.kill('SIGTERM');
    await this.exit;
  }

  /** Ends it as nothing can foresee. */
  async kill() {
    this.child.kill('SIGKILL');
    await this.exit;
  }

  memoryLine(name) {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    const line = new RegExp(`${name}:\\s+(\\d+) kB`).exec(status);
    return line ? Number(line[1]) * 1024 : undefined;
  }
}

/** CPU seconds that a process and its children, living and waited for, have used; Linux only. */
export function cpuSecondsOf(pid) {
  let total = ticksOf(pid, true);
  for (const entry of readdirSync('/proc')) {
    if (/^\d+$/.test(entry) && parentOf(entry) === pid) total += ticksOf(entry, false);
  }
  return total / TICKS_PER_SECOND;
}

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function parentOf(pid) {
  return Number(statOf(pid)?.[1]);
}

function ticksOf(pid, withChildren) {
  const stat = statOf(pid);
  if (!stat) return 0;
  const own = Number(stat[11]) + Number(stat[12]);
  return withChildren ? own + Number(stat[13]) + Number(stat[14]) : own;
}
