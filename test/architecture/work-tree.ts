import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The root of the repository. */
export const ROOT = join(__dirname, '..', '..');

const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', '.data', '.cache', 'coverage']);

/** Every file of the work tree that is or would be tracked, as a path from the root with `/`, in order. */
export function filesOf(folder = '.'): string[] {
  const found: string[] = [];
  const walk = (directory: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (LEFT_OUT.has(entry.name) || entry.name.endsWith('.tsbuildinfo')) continue;
      const path = join(directory, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) found.push(relative(ROOT, path).split(sep).join('/'));
    }
  };
  if (statSync(join(ROOT, folder), { throwIfNoEntry: false })) walk(join(ROOT, folder));
  return found.sort();
}

/** The text of a file, named from the root. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** A JSON file, named from the root. */
export function jsonOf<T>(path: string): T {
  return JSON.parse(textOf(path)) as T;
}

/** Product code: TypeScript of apps, libs and deploy that is neither a test nor a contract suite. */
export function productFiles(): string[] {
  return [...filesOf('apps'), ...filesOf('libs'), ...filesOf('deploy')].filter(
    (path) => path.endsWith('.ts') && !/\.(spec|features)\.ts$/.test(path),
  );
}
