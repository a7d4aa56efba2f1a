import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the work tree. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Everything that a run leaves on disk beside the sources: embedded data, pid files, logs. `TAM_DATA_DIR` moves it. */
export const DATA = path.resolve(process.env.TAM_DATA_DIR ?? path.join(ROOT, '.data'));

/** What can be made again at any time: broker jars, caches, lock files of the tools. */
export const CACHE = path.join(ROOT, '.cache');

/** A path inside the work tree. */
export const inRoot = (...parts) => path.join(ROOT, ...parts);
