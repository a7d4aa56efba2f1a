import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** SHA-256 over the names and contents of files, in order; a missing file counts as missing. */
export function hashFiles(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`\0${file}\0`);
    try {
      hash.update(readFileSync(path.join(root, file)));
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
      hash.update('\0missing');
    }
  }
  return hash.digest('hex');
}

/** All files under the folders for which `wanted(name)` holds, relative to root, in code-unit order. */
export function listFiles(root, folders, wanted) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules') walk(name);
      else if (entry.isFile() && wanted(name)) found.push(name);
    }
  };
  folders.forEach(walk);
  return found.sort();
}
