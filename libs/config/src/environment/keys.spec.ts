import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../packs';
import { ENVIRONMENT_KEYS } from './keys';

const root = repositoryRoot(__dirname) ?? '';
const USE = /process\.env(?:\.|\[')(TAM_[A-Z_]+)|variable: '(TAM_[A-Z_]+)'/g;

it('every TAM_ key that any part of the product, its tools or its tests reads is in the catalogue', () => {
  const used = new Map<string, string>();
  for (const folder of ['apps', 'libs', 'test', 'tools']) {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter(
      (name) => /\.(ts|mjs|cjs)$/.test(name) && !name.includes('node_modules'),
    )) {
      for (const [, read, declared] of readFileSync(join(root, folder, file), 'utf8').matchAll(USE)) {
        used.set(read ?? declared ?? '', `${folder}/${file}`);
      }
    }
  }
  expect(used.size).toBeGreaterThan(3);
  expect([...used].filter(([key]) => !Object.hasOwn(ENVIRONMENT_KEYS, key))).toEqual([]);
});
