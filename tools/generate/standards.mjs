import { readdirSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { loadLib, loadSource } from './lib/load-lib.mjs';

/** The pages about standards: one each, the index, and the calendars. Nothing is in them but data and prose templates. */
export const folders = ['docs/standards'];

/** A page must be the same tomorrow: which years it shows is said here, not by a clock. */
const YEARS = [2026, 2027];

const PACKS = inRoot('libs', 'standards', 'packs');

export function generate() {
  const { loadCalendarsIn, loadPackSet } = loadLib('config');
  const { sha256Hex } = loadLib('record');
  const { standardsPages } = loadSource('apps/replay/src/pages');
  const places = packFolders();
  const pages = standardsPages({
    packs: loadPackSet({ sha256: sha256Hex }).packs,
    calendars: [...loadCalendarsIn().values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    folderOf: (pack) => places.get(pack),
    years: YEARS,
  });
  return new Map([...pages].map(([name, text]) => [`docs/standards/${name}`, text]));
}

/** Where each pack lies below the packs, without its own name. */
function packFolders() {
  const manifests = readdirSync(PACKS, { recursive: true }).filter(
    (name) => path.basename(name) === 'pack.yaml',
  );
  return new Map(
    manifests.map((name) => {
      const folder = path.dirname(name).split(path.sep).join('/');
      return [path.posix.basename(folder), path.posix.dirname(folder)];
    }),
  );
}
