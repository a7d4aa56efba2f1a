import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import swc from '@swc/core';
import { ROOT } from '../../lib/paths.mjs';

const require = createRequire(import.meta.url);
const Module = require('node:module');
const SETTINGS = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

/**
 * Loads a library of this work tree from its sources, whatever state a build is in: what is derived must follow the
 * sources, not the last compilation. Takes `events`, `observability`, ...
 */
export function loadLib(name) {
  hook();
  return require(sourcesOf(name));
}

/** Loads a folder of sources of an app in the same way, named from the root. */
export function loadSource(folder) {
  hook();
  return require(path.join(ROOT, folder, 'index.ts'));
}

/** The entry of the metric names alone, which loads no client. */
const CATALOGUE = path.join(ROOT, 'libs', 'observability', 'src', 'catalogue', 'index.ts');

const sourcesOf = (name) => path.join(ROOT, 'libs', name, 'src', 'index.ts');

let hooked = false;

function hook() {
  if (hooked) return;
  hooked = true;
  require.extensions['.ts'] = (module, file) =>
    module._compile(
      swc.transformSync(readFileSync(file, 'utf8'), { ...SETTINGS, filename: file }).code,
      file,
    );
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, ...others) {
    if (request === '@tam/observability/catalogue') return CATALOGUE;
    const lib = /^@tam\/([a-z-]+)$/.exec(request)?.[1];
    return lib === undefined ? resolve.call(this, request, ...others) : sourcesOf(lib);
  };
}
