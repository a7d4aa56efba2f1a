import type { EnvironmentGroup, EnvironmentKey } from './environment-key';
import { ENVIRONMENT_KEYS } from './keys';

/** The page `docs/configuration.md`, whole. */
export function renderConfigurationPage(): string {
  const keys = Object.entries<EnvironmentKey<unknown>>(ENVIRONMENT_KEYS);
  const groups = [...new Set(keys.map(([, key]) => key.group))];
  return [
    '# Configuration',
    '',
    '<!-- Derived from libs/config by `npm run generate`; changes here are lost. -->',
    '',
    'Every setting is a key of the environment; all are read once, at the start. A value that cannot be used ends the start with a message that names it as `KEY=value`; secret values are never repeated. A key that begins with `TAM_` and is not on this page is an error. An empty value is the same as none.',
    '',
    ...groups.flatMap((group) => section(group, keys)),
  ].join('\n');
}

function section(group: EnvironmentGroup, keys: readonly [string, EnvironmentKey<unknown>][]): string[] {
  return [
    `## ${group}`,
    '',
    '| key | value | default | what it decides |',
    '|---|---|---|---|',
    ...keys.filter(([, key]) => key.group === group).map(([name, key]) => row(name, key)),
    '',
  ];
}

function row(name: string, { form, secret, initial, text }: EnvironmentKey<unknown>): string {
  const value = `${form}${secret ? ' (secret)' : ''}`;
  return `| \`${name}\` | ${value} | ${initial === undefined ? '' : `\`${initial}\``} | ${text} |`;
}
