import { temporaryCopy } from './temporary-copy';

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

const VIOLATIONS: readonly (readonly [outcome: string, file: string, text: string])[] = [
  ["Unexpected use of 'Date'", 'libs/access/src/now.ts', 'export const now = (): number => Date.now();'],
  ["Unexpected use of 'Date'", 'libs/record/src/now.ts', 'export const now = new globalThis.Date();'],
  ["Unexpected use of 'process'", 'libs/events/src/env.ts', 'export const env = process.env;'],
  ["Unexpected use of 'console'", 'libs/audit/src/say.ts', "console.log('hello');"],
  ["Unexpected use of 'setTimeout'", 'libs/monitor/src/later.ts', 'setTimeout(() => undefined, 1);'],
  [
    "Unexpected use of 'fetch'",
    'libs/standards/src/net.ts',
    "export const page = fetch('http://127.0.0.1');",
  ],
  ["Unexpected use of 'performance'", 'libs/crisis/src/now.ts', 'export const now = performance.now();'],
  ["Unexpected use of 'Intl'", 'libs/record/src/zone.ts', 'export const zone = new Intl.DateTimeFormat();'],
  ["'Math.random' is restricted", 'libs/record/src/dice.ts', 'export const dice = Math.random();'],
  [
    "'Temporal.Now' is restricted",
    'libs/calendar/src/now.ts',
    "import { Temporal } from 'temporal-polyfill';\nexport const now = Temporal.Now;",
  ],
  [
    'The hot path uses constant statements',
    'libs/store/src/slow.ts',
    'export const slow = (rows: { save(): number }): number => rows.save();',
  ],
  ['Every test runs', 'libs/store/src/one.spec.ts', "describe.only('one', () => undefined);"],
  ['Every test runs', 'libs/store/src/none.spec.ts', "it.skip('none', () => undefined);"],
  ['Every test runs', 'libs/store/src/old.spec.ts', "xit('none', () => undefined);"],
  [
    "has no effect because you have 'noInlineConfig'",
    'libs/kafka/src/off.ts',
    '// eslint-disable-next-line\nexport const off = 1;',
  ],
  ['@ts-ignore', 'libs/kafka/src/ignored.ts', "// @ts-ignore\nexport const ignored: number = 'one';"],
  [
    '@ts-expect-error',
    'libs/kafka/src/expected.ts',
    "// @ts-expect-error because\nexport const expected: number = 'one';",
  ],
  [
    'Promises must be awaited',
    'apps/replay/src/lost.ts',
    'const later = async (): Promise<number> => 1;\nlater();',
  ],
  [
    'Say what it does',
    'libs/kafka/src/vague.ts',
    'export function handleMessage(): number {\n  return 1;\n}',
  ],
  [
    'Unexpected any',
    'libs/kafka/src/any.ts',
    'export const anything = (value: any): number => Number(value);',
  ],
];

const INNOCENT: readonly (readonly [file: string, text: string])[] = [
  ['libs/events/src/zone.ts', "export const zones = Intl.supportedValuesOf('timeZone');"],
  ['libs/access/src/plain.spec.ts', 'export const started = Date.now();'],
  ['apps/replay/src/env.ts', 'export const now = Date.now();'],
];

describe('the lint gate', () => {
  const copy = temporaryCopy();
  let reports: readonly FileReport[] = [];

  beforeAll(() => {
    for (const [file, text] of INNOCENT) copy.write(file, text);
    for (const [, file, text] of VIOLATIONS) copy.write(file, text);
    reports = JSON.parse(
      copy.run('node_modules/eslint/bin/eslint.js', '--format', 'json', 'apps', 'libs'),
    ) as FileReport[];
  }, 60_000);
  afterAll(() => {
    copy.remove();
  });

  const messagesOf = (file: string): string[] =>
    reports
      .filter(({ filePath }) => filePath.endsWith(`/${file}`))
      .flatMap(({ messages }) => messages.map(({ message }) => message));

  it.each(VIOLATIONS)('says "%s" of %s', (outcome, file) => {
    expect(messagesOf(file)).toContainEqual(expect.stringContaining(outcome));
  });

  it.each(INNOCENT)('is silent about %s', (file) => {
    expect(messagesOf(file)).toEqual([]);
  });
});
