import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ADDRESSES, monitoringFiles } from '../../../deploy/monitoring/src';

const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;
/** A minute of waiting is a second here, and a day is five. */
const LONGEST = 5;

const shorter = (count: string, unit: string): string => {
  const seconds = Number(count) * SECONDS[unit as keyof typeof SECONDS];
  return `${Math.min(LONGEST, Math.max(1, Math.round(seconds / 60)))}s`;
};

/**
 * Writes the generated files into a folder with the waiting of alerts and groups shortened. Queries, thresholds, routes
 * and silences are those that are deployed. Answers the globs of the rule files.
 */
export function writeQuickRules(folder: string, receiver: string): readonly string[] {
  for (const [name, text] of monitoringFiles({ ...ADDRESSES, receiver })) {
    const quick = text
      .replace(
        /^(\s+for: )(\d+)([smhd])$/gm,
        (_, key: string, count: string, unit: string) => key + shorter(count, unit),
      )
      .replace(/^(\s+interval: )\d+[sm]$/gm, '$11s')
      .replace(/^(\s+group_(?:wait|interval): )(?!0s)\d+[smh]$/gm, '$11s');
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), quick);
  }
  return ['rules', 'alerts'].map((name) => path.join(folder, name, '*.yaml'));
}
