import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/**
 * True if node_modules holds what the lock file asks for, by npm's own record of what it installed. Optional packages
 * may be missing: those for other platforms always are. So `npm install` by hand is not undone by an `npm ci`.
 */
export function matchesLock() {
  try {
    const wanted = packagesOf('package-lock.json');
    const present = packagesOf('node_modules/.package-lock.json');
    return Object.entries(wanted).every(([name, entry]) => {
      const found = present[name];
      if (found === undefined) return name === '' || entry.optional === true;
      return (
        found.version === entry.version && found.integrity === entry.integrity && found.link === entry.link
      );
    });
  } catch {
    return false;
  }
}

function packagesOf(file) {
  return JSON.parse(readFileSync(inRoot(file), 'utf8')).packages;
}
