import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isTamError } from '@tam/errors';
import { verifyPackFiles, type PackInfo } from '@tam/standards';
import { loadCalendarsIn } from './load-calendars-in';
import { SHIPPED_NAMES, type PackSetSource } from './load-pack-set';
import { locate, type LocatedProblem } from './located-problem';
import type { YamlFile } from './read-yaml-file';
import { displayPath, mustExist, readNamed } from './yaml-folder';

/** What is wrong with one pack, each with its place; what is known of it where nothing is. */
export interface PackReport {
  readonly problems: readonly LocatedProblem[];
  readonly pack?: PackInfo;
}

/**
 * Proves one pack by itself: a folder with `pack.yaml`, or one standard or survey with the `pack.yaml` beside it. What is
 * wrong is returned, not thrown; only a path that is not there is an error (TAM_PACK_NOT_FOUND).
 */
export function verifyPack(
  path: string,
  source: Pick<PackSetSource, 'calendarsDir' | 'sha256' | 'isKnownCode'>,
): PackReport {
  mustExist(path, 'TAM_PACK_NOT_FOUND');
  const { calendarsDir, ...tools } = source;
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  const read = readEach(filesToProve(path, folder));
  if (read.problems.length > 0) return { problems: read.problems };
  const { problems, pack } = verifyPackFiles(displayPath(folder), read.files, {
    ...SHIPPED_NAMES,
    ...tools,
    calendars: loadCalendarsIn(calendarsDir),
  });
  return { problems: locate(problems, read.files), ...(pack && { pack }) };
}

const MANIFEST = 'pack.yaml';

/** A standard stands by itself beside its manifest; a survey is about the standards beside it. */
function filesToProve(path: string, folder: string): readonly string[] {
  const all = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name));
  if (path === folder || basename(path) === MANIFEST || isSurvey(path)) return all;
  return all.filter((file) => basename(file) === MANIFEST || basename(file) === basename(path));
}

function isSurvey(path: string): boolean {
  const { files } = readEach([path]);
  const data = files[0]?.data;
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'survey-only';
}

function readEach(paths: readonly string[]): {
  readonly files: readonly YamlFile[];
  readonly problems: readonly LocatedProblem[];
} {
  const files: YamlFile[] = [];
  const problems: LocatedProblem[] = [];
  for (const path of paths.filter(existsSync)) {
    try {
      files.push(readNamed(path));
    } catch (error) {
      if (!isTamError(error, 'TAM_PACK_UNREADABLE')) throw error;
      const line = Number(error.subject['line']);
      const message = error.detail.replace(/^.*?:\d+: /, '');
      problems.push({ code: error.code, file: displayPath(path), line, pointer: '', message });
    }
  }
  return { files, problems };
}
