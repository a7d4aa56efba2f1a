import { stringify } from 'yaml';

const ORIGIN = '# Derived from deploy/monitoring by `npm run generate`; changes here are lost.\n';

/** A file of ours in YAML: plain, with long lines left whole, so that a query can be copied. */
export const toYaml = (value: unknown): string =>
  ORIGIN + stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });

/** A file in JSON, with its keys as they were set. */
export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
