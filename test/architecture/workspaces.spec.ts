import { builtinModules } from 'node:module';
import { filesOf, jsonOf, productFiles, textOf } from './work-tree';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly link?: boolean }>>;
}

const MANIFESTS = ['package.json', ...filesOf('apps'), ...filesOf('libs'), ...filesOf('deploy')].filter(
  (path) => path.endsWith('package.json'),
);
const WANTED = MANIFESTS.flatMap((path) => {
  const { dependencies, devDependencies } = jsonOf<Manifest>(path);
  return Object.entries({ ...dependencies, ...devDependencies }).map(([name, version]) => ({
    path,
    name,
    version,
  }));
});

describe('the workspaces', () => {
  it('name every package with one exact version', () => {
    expect(WANTED.filter(({ version }) => !/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version))).toEqual([]);
  });

  it('agree on the version of each package', () => {
    const versions = new Map<string, Set<string>>();
    for (const { name, version } of WANTED)
      versions.set(name, (versions.get(name) ?? new Set<string>()).add(version));
    expect([...versions].filter(([, seen]) => seen.size > 1).map(([name, seen]) => [name, ...seen])).toEqual(
      [],
    );
  });

  it('are named after their folder and share the version of the product', () => {
    const { version } = jsonOf<Manifest>('package.json');
    for (const path of MANIFESTS.filter((each) => each !== 'package.json')) {
      const manifest = jsonOf<Manifest>(path);
      expect(manifest).toMatchObject({ name: `@tam/${path.split('/')[1] ?? ''}`, version });
    }
  });

  it('declare what they import', () => {
    const missing = productFiles().flatMap((path) => {
      const [group, workspace] = path.split('/');
      const { name, dependencies = {} } = jsonOf<Manifest>(`${group}/${workspace}/package.json`);
      const imported = [...textOf(path).matchAll(/^(?:import|export)\b[^;]*?from '([^'.][^']*)';/gm)]
        .map(([, specifier = '']) =>
          specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/'),
        )
        .filter((each) => !each.startsWith('node:') && !builtinModules.includes(each) && each !== name);
      return imported.filter((each) => !(each in dependencies)).map((each) => `${path}: ${each}`);
    });
    expect(missing).toEqual([]);
  });

  it('have a lockfile that names no registry', () => {
    const { packages } = jsonOf<Lock>('package-lock.json');
    const resolved = Object.values(packages).filter((each) => each.resolved !== undefined);
    expect(resolved.filter((each) => each.link !== true)).toEqual([]);
    expect(textOf('package-lock.json')).not.toMatch(/"resolved": "[a-z+]+:/);
  });
});
