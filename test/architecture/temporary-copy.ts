import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf, ROOT } from './work-tree';

/** A small copy of the workspace in which rules may be broken: its gates, its manifests and an empty index per library. */
export interface TemporaryCopy {
  write(path: string, text: string): void;
  /** Runs a tool of node_modules/.bin in the copy and returns all that it printed. */
  run(tool: string, ...args: string[]): string;
  remove(): void;
}

/** Makes the copy below .cache, so that packages resolve as they do in the work tree. */
export function temporaryCopy(): TemporaryCopy {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.cache', 'gate-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`);
  };
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs', 'eslint.config.mjs'])
    cpSync(join(ROOT, file), join(folder, file));
  for (const manifest of ['apps', 'libs', 'deploy']
    .flatMap(filesOf)
    .filter((path) => path.endsWith('/package.json'))) {
    mkdirSync(join(folder, dirname(manifest)), { recursive: true });
    cpSync(join(ROOT, manifest), join(folder, manifest));
    write(`${dirname(manifest)}/src/index.ts`, 'export const here = 1;');
  }
  return {
    write,
    run: (tool, ...args) => {
      const ended = spawnSync(process.execPath, [join(ROOT, tool), ...args], {
        cwd: folder,
        encoding: 'utf8',
        timeout: 60_000,
        maxBuffer: 32 * 1024 * 1024,
      });
      return ended.stdout + ended.stderr;
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
