import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join, relative, resolve, sep } from 'node:path';
import { TamError, type ErrorCode } from '@tam/errors';
import { readYamlFile, type YamlFile } from './read-yaml-file';
import { repositoryRoot } from './repository-root';

/** One or several folders: a list, or a text in which the platform's path delimiter (`:` or `;`) stands between them. */
export type Folders = string | readonly string[];

/** The name of what ships, among named folders. */
export const CURRENT = 'current';

/** The folders that are named, `current` being the shipped one; that one alone where none is. */
export function foldersOf(named: Folders | undefined, shippedPath: string): readonly string[] {
  if (named === undefined) return [shipped(shippedPath)];
  const folders = typeof named === 'string' ? named.split(delimiter) : named;
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => (folder === CURRENT ? shipped(shippedPath) : folder));
}

/** The place of a file that comes with the product. */
export function shipped(path: string): string {
  return join(repositoryRoot(__dirname) ?? '.', path);
}

/** Every YAML file under some folders, in order of folder and path. Error: `missing` where a folder is not there. */
export function readYamlFolders(folders: readonly string[], missing: ErrorCode): readonly YamlFile[] {
  return folders.flatMap((folder) => {
    mustExist(folder, missing);
    return yamlFilesIn(folder).map(readNamed);
  });
}

/** One YAML file, called as a person in the current folder would call it. */
export function readNamed(file: string): YamlFile {
  return readYamlFile(file, displayPath(file));
}

/** Throws an error of the code given where a place is not there. */
export function mustExist(place: string, code: ErrorCode): void {
  if (!existsSync(place)) throw new TamError(code, `${place} is not there.`, { file: place });
}

/** A path as a person in the current folder would write it, always with `/`. */
export function displayPath(file: string): string {
  const fromHere = relative('', file);
  const path = fromHere.startsWith('..') ? resolve(file) : fromHere;
  return path.split(sep).join('/');
}

function yamlFilesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
