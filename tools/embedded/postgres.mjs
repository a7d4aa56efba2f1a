import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { runCommand, tail } from '../lib/command.mjs';
import { Fault } from '../lib/fault.mjs';
import { requireFree } from '../lib/ports.mjs';
import { endGroup, readPidFile, removePidFile, startedAt, writePidFile } from '../lib/process-identity.mjs';
import { postgresPrograms, reachableFolder } from './postgres-binaries.mjs';
import { postgresFlags } from './postgres-settings.mjs';

const MAJOR = '18';
const USER = 'tam';
const START_PATIENCE = 60_000;

/**
 * Starts a real PostgreSQL with its data under `dir`, in a process group of its own, with a database named `database`,
 * and answers when it serves a client: { url, port, pid, log, stop }. What an earlier run of the same `dir` left running
 * is ended first. `fsync: false` is for tests that do not test crashes; `settings` go before those of the product.
 * Throws TAM_RUN_PORT_BUSY, TAM_RUN_DATABASE_DATA, TAM_RUN_DATABASE_USER, TAM_RUN_DATABASE_FAILED.
 */
export async function startPostgres({ dir, port, database = 'tam', fsync = true, settings = {} }) {
  const { bin, ids } = await postgresPrograms();
  const home = await reachableFolder(dir, ids);
  const files = filesIn(dir, home);
  await stopPostgres(dir);
  await requireFree(port, 'embedded PostgreSQL', 'TAM_DATABASE_PORT');
  checkData(files);
  const password = passwordIn(files);
  if (!existsSync(files.cluster)) await initialise(bin, ids, files, password);
  removeStaleLock(files);
  const flags = postgresFlags({ ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off' }), ...settings });
  const log = openSync(files.log, 'w');
  const child = spawn(path.join(bin, 'postgres'), ['-D', files.cluster, '-p', String(port), ...flags], {
    ...ids,
    cwd: '/',
    detached: true,
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended = false;
  child.on('exit', () => (ended = true));
  child.on('error', () => (ended = true));
  writePidFile(files.pid, child.pid, { port });
  const url = (name) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${name}`;
  if (!(await serves(url, database, () => ended))) {
    await stopPostgres(dir);
    throw new Fault(
      'TAM_RUN_DATABASE_FAILED',
      `${tail(readFileSync(files.log, 'utf8'), 10)}\nPostgreSQL did not start; its log is ${files.log}.`,
    );
  }
  child.unref();
  return { url: url(database), port, pid: child.pid, log: files.log, stop: () => stopPostgres(dir) };
}

/** Stops the server of this folder, if one runs, and whoever is connected to it; true if it ended by itself in time. */
export async function stopPostgres(dir) {
  const file = path.join(dir, 'server.pid');
  const entry = readPidFile(file);
  const clean = entry
    ? await endGroup(entry.pid, { signal: 'SIGINT', patience: 20_000, whole: false })
    : true;
  removePidFile(file);
  return clean;
}

/** Removes all that a database has under `dir`, also where it had to live elsewhere. */
export async function removePostgres(dir) {
  if (!existsSync(dir)) return;
  const { ids } = await postgresPrograms();
  rmSync(await reachableFolder(dir, ids), { recursive: true, force: true });
  rmSync(dir, { recursive: true, force: true });
}

const filesIn = (dir, home) => ({
  home,
  cluster: path.join(home, 'cluster'),
  password: path.join(dir, 'password'),
  log: path.join(dir, 'server.log'),
  pid: path.join(dir, 'server.pid'),
});

function checkData(files) {
  const file = path.join(files.cluster, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (version !== undefined && version !== MAJOR)
    throw new Fault(
      'TAM_RUN_DATABASE_DATA',
      `The data in ${files.cluster} is of PostgreSQL ${version}; this is ${MAJOR}.`,
    );
  if (existsSync(files.cluster) && !(version && existsSync(files.password)))
    throw new Fault('TAM_RUN_DATABASE_DATA', `The data in ${files.cluster} is not whole.`);
}

/** A password of this installation's own: other users of the machine can reach the port as well. */
function passwordIn(files) {
  if (!existsSync(files.password))
    writeFileSync(files.password, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(files.password, 'utf8');
}

/** Initialises beside the final place and moves: a cluster that exists is whole. Byte order is code-unit order. */
async function initialise(bin, ids, files, password) {
  const part = `${files.cluster}.part`;
  const passwordFile = `${files.cluster}.password`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (ids.uid !== undefined) for (const file of [part, passwordFile]) chownSync(file, ids.uid, ids.gid);
  const args = [`--pgdata=${part}`, `--username=${USER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const form = ['--encoding=UTF8', '--no-locale', '--no-sync', '--no-instructions'];
  const { code, output } = await runCommand(path.join(bin, 'initdb'), [...args, ...form], {
    ...ids,
    cwd: '/',
  });
  rmSync(passwordFile, { force: true });
  if (code !== 0)
    throw new Fault('TAM_RUN_DATABASE_FAILED', `${tail(output)}\nThe database could not be initialised.`);
  renameSync(part, files.cluster);
}

/** After a crash or a reboot the server's own lock may name a pid that is now somebody else's; then it would not start. */
function removeStaleLock(files) {
  const lock = path.join(files.cluster, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (pid > 0 && startedAt(pid) !== undefined && isServer(pid))
    throw new Fault('TAM_RUN_DATABASE_DATA', `Process ${pid} already serves the data in ${files.cluster}.`);
  rmSync(lock);
}

function isServer(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux';
  }
}

async function serves(url, database, gaveUp) {
  const { default: pg } = await import('pg');
  const limit = Date.now() + START_PATIENCE;
  while (Date.now() < limit && !gaveUp()) {
    const client = new pg.Client({ connectionString: url('postgres'), connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}
