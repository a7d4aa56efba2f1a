import prettier from 'prettier';
import { inRoot } from '../../lib/paths.mjs';

/** A value as the JSON text that the formatter of this work tree would leave alone. */
export async function jsonText(value) {
  const settings = await prettier.resolveConfig(inRoot('package.json'));
  return prettier.format(JSON.stringify(value, undefined, 2), { ...settings, parser: 'json' });
}
