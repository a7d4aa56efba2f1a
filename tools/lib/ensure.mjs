import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand, tail } from './command.mjs';
import { Fault } from './fault.mjs';
import { matchesLock } from './installed.mjs';
import { withLock } from './lock.mjs';
import { CACHE, ROOT, inRoot } from './paths.mjs';
import { Progress } from './progress.mjs';
import { hashFiles, listFiles } from './tree-hash.mjs';

const PACKAGES_STAMP = inRoot('node_modules', '.tam-stamp');
const BUILD_STAMP = inRoot('dist', '.tam-stamp');
const LOCK = path.join(CACHE, 'ensure.lock');

/** Steps that `ensure` may take, for progress bars that count them. */
export const ENSURE_STEPS = 2;

/**
 * Brings node_modules and dist up to date with the sources, doing nothing where their stamps say that they are.
 * Runs one at a time on a work tree: a second caller waits and then finds the work done. `build: false` stops after
 * the packages. Throws TAM_RUN_NODE_TOO_OLD, TAM_RUN_INSTALL_FAILED, TAM_RUN_BUILD_FAILED.
 */
export async function ensure({
  build = true,
  progress = new Progress(ENSURE_STEPS, { quietUnder: 0.5 }),
} = {}) {
  checkNode(process.versions.node);
  const waiting = (holder) =>
    process.stderr.write(`Waiting for process ${holder.pid}, which is setting up.\n`);
  await withLock(
    LOCK,
    async () => {
      await progress.step('Installing packages', installPackages);
      if (build) await progress.step('Compiling', compile);
    },
    { onWait: waiting },
  );
  if (build) progress.end();
}

/** Throws TAM_RUN_NODE_TOO_OLD below 20.19, the first Node 20 whose require() loads ES modules. */
export function checkNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Fault(
      'TAM_RUN_NODE_TOO_OLD',
      `This is Node ${version}; 20.19 is the oldest that runs the product.`,
    );
}

async function installPackages(note) {
  const wanted = hashFiles(ROOT, ['package-lock.json', '.npmrc']);
  if (readStamp(PACKAGES_STAMP) === wanted) return;
  if (matchesLock()) return writeFileSync(PACKAGES_STAMP, wanted);
  const total = Object.keys(JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages).length;
  const count = setInterval(() => note(`${countPackages()} of about ${total}`), 500);
  const { code, output } = await runCommand('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
  });
  clearInterval(count);
  if (code !== 0) throw new Fault('TAM_RUN_INSTALL_FAILED', `${tail(output)}\nnpm ci ended with ${code}.`);
  writeFileSync(PACKAGES_STAMP, wanted);
}

function countPackages() {
  try {
    return readdirSync(inRoot('node_modules')).length;
  } catch {
    return 0;
  }
}

/** `nest build` of one app compiles all of them: they share one tsconfig.build.json, so one pass checks the whole. */
async function compile() {
  const wanted = hashSources();
  if (readStamp(BUILD_STAMP) === wanted) return;
  const nest = inRoot('node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const { code, output } = await runCommand(process.execPath, [nest, 'build', 'access-monitor'], {
    cwd: ROOT,
  });
  if (code !== 0)
    throw new Fault('TAM_RUN_BUILD_FAILED', `${tail(output, 60)}\nThe build ended with ${code}.`);
  removeStale();
  writeFileSync(BUILD_STAMP, wanted);
}

/** Compiled files are written over, never removed first: something may be running from them. What has no source any more goes. */
function removeStale() {
  const folders = ['dist/apps', 'dist/libs'].filter((folder) => existsSync(inRoot(folder)));
  for (const file of listFiles(ROOT, folders, () => true)) {
    const source = file.replace(/^dist\//, '').replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(inRoot(source))) rmSync(inRoot(file));
  }
}

function hashSources() {
  const compiled = (file) => /\.(ts|json)$/.test(file) && !/\.(spec|features)\.ts$/.test(file);
  const settings = ['nest-cli.json', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
  return hashFiles(ROOT, [...settings, ...listFiles(ROOT, ['apps', 'libs'], compiled)]);
}

function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
