import swc from '@swc/core';
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from './lib/paths.mjs';

const require = createRequire(import.meta.url);
const SETTINGS = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

/** Loads a module of the simulation straight from its sources, with the libraries as they stand in this work tree. */
export function loadSimulation(name) {
  hook();
  return require(path.join(ROOT, 'test', 'simulation', `${name}.ts`));
}

let hooked = false;

function hook() {
  if (hooked) return;
  hooked = true;
  require.extensions['.ts'] = (module, file) => {
    const { code } = swc.transformSync(readFileSync(file, 'utf8'), { ...SETTINGS, filename: file });
    module._compile(code, file);
  };
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, ...others) {
    const lib = /^@tam\/([a-z-]+)$/.exec(request)?.[1];
    if (lib === undefined) return resolve.call(this, request, ...others);
    return path.join(ROOT, 'libs', lib, 'src', 'index.ts');
  };
}
