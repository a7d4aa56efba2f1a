import { loadLib } from './lib/load-lib.mjs';

/** The page of settings: every key of the environment, what it decides and what it is without a value. */
export const folders = [];

export function generate() {
  return new Map([['docs/configuration.md', loadLib('config').renderConfigurationPage()]]);
}
