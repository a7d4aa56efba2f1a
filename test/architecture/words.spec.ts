import { filesOf, textOf } from './work-tree';

/** One pattern from its parts: the list below must pass its own test. */
const pattern = (...parts: readonly string[]): RegExp => new RegExp(parts.join(''), 'i');

/** The repository speaks of the product: not of how it was written, and not of one machine. */
const REFUSED: readonly (readonly [what: string, pattern: RegExp])[] = [
  // The broker and the database have a word of that sound for a connection with a state; people's is meant.
  [
    'a working period',
    pattern('\\b(this|previous|earlier|last|next|my|our|working|helper) ses', 'sions?\\b'),
  ],
  ['a machine', pattern('/wo', 'rk/|\\bsha', 'red/|/ho', 'me/[a-z]|/Us', 'ers/[a-z]')],
  ['a ticket', pattern('\\biss', 'ues?[ #]*\\d')],
  [
    'a package host',
    pattern('registry\\.(np', 'm|yarn)|repo1?\\.(ma', 'ven|apache)|py', 'pi\\.org|/artif', 'actory/'),
  ],
  ['something left open', pattern('(//|#|\\*|<!--)\\s*(TO', 'DO|FI', 'XME|XX', 'X|HA', 'CK)\\b')],
];

const BINARY = /\.(png|ico|gz|woff2?)$/;

describe('the words of the repository', () => {
  const texts = filesOf()
    // What continuous integration runs knows the machine that it runs on.
    .filter((path) => !BINARY.test(path) && path !== 'package-lock.json' && !path.startsWith('.ci/'))
    .map((path) => [path, textOf(path)] as const);

  it.each(REFUSED)('never speak of %s', (_, refused) => {
    const found = texts.flatMap(([path, text]) =>
      text
        .split('\n')
        .flatMap((line, index) => (refused.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });
});
