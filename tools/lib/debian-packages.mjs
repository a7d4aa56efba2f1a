import { userInfo } from 'node:os';
import { runCommand, tail } from './command.mjs';

/**
 * Installs the Debian packages whose program is missing, where that is possible (apt and root). Answers the programs
 * that are still missing with the reason; the suite that needs them then fails by itself and says so.
 * `wanted` maps a program to the package that brings it.
 */
export async function ensureDebianPackages(wanted) {
  const missing = [];
  for (const [program, name] of Object.entries(wanted)) {
    if (await isInstalled(program)) continue;
    const reason = await install(name);
    if (!(await isInstalled(program))) missing.push({ program, reason });
  }
  return missing;
}

const isInstalled = async (program) => (await runCommand('which', [program])).code === 0;

async function install(name) {
  if (userInfo().uid !== 0 || !(await isInstalled('apt-get')))
    return `install the package ${name}; only root on Debian can do it from here`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => runCommand('apt-get', args, { env, timeout: 300_000 });
  let answer = await apt('install', '-y', '-q', '--no-install-recommends', name);
  if (answer.code !== 0) {
    await apt('update', '-q');
    answer = await apt('install', '-y', '-q', '--no-install-recommends', name);
  }
  return tail(answer.output, 5);
}
