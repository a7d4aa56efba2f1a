import { loadCalendarsIn, loadPackSet } from '@tam/config';
import { sha256Hex } from '@tam/record';
import { standardsPages } from './standards-pages';

const { packs } = loadPackSet({ sha256: sha256Hex });
const calendars = [...loadCalendarsIn().values()];
const render = () => standardsPages({ packs, calendars, folderOf: () => 'us/ca', years: [2026, 2027] });
const pages = render();
const ids = [...new Set(packs.flatMap(({ standards }) => standards.map(({ id }) => id)))];

describe('the pages about standards', () => {
  it('are one for each standard, an index and the calendars, and the same each time', () => {
    expect([...pages.keys()].sort()).toEqual(
      ['README.md', 'calendars.md', ...ids.map((id) => `${id}.md`)].sort(),
    );
    expect(render()).toEqual(pages);
  });

  it.each(ids)('%s is cited, dated and told with its limits and its tag', (id) => {
    const page = pages.get(`${id}.md`)!;
    const versions = packs.flatMap(({ standards }) => standards).filter((standard) => standard.id === id);
    for (const { from, limit, citation } of versions) {
      expect(page).toContain(`| ${from} |`);
      expect(page).toContain(`| ${limit.count} `);
      expect(page).toContain(`| ${citation.verification} |`);
    }
    for (const heading of [
      'What starts the clock',
      'What stops it',
      'Exceptions',
      'Worked examples',
      'Evidence',
    ])
      expect(page).toContain(`\n## ${heading}\n`);
  });

  it.each(ids)('%s says in words how far it was read, and claims no breach of a clause', (id) => {
    const page = pages.get(`${id}.md`)!;
    const latest = packs.flatMap(({ standards }) => standards).findLast((standard) => standard.id === id)!;
    const words = {
      primary: '> Verified:',
      secondary: '> Read at second hand:',
      unverified: '> Not verified:',
    };
    expect(page).toContain(words[latest.citation.verification]);
    expect(page).not.toMatch(/violat/i);
  });

  it('hold no code that nobody explains and nothing undefined', () => {
    for (const page of pages.values()) expect(page).not.toMatch(/undefined|\[object|NaN/);
  });

  it('lead from the index to every standard', () => {
    const index = pages.get('README.md')!;
    for (const id of ids) expect(index).toContain(`[${id}](${id}.md)`);
  });

  it('say of a pack that waits to be asked for how it is asked for', () => {
    const withheld = packs.filter(({ status }) => status !== 'enacted');
    expect(withheld).not.toEqual([]);
    for (const { id, standards } of withheld) {
      expect(pages.get(`${standards[0]!.id}.md`)).toContain(`\`--with-pack ${id}\``);
    }
  });

  it('show the holidays of both years under each calendar', () => {
    const page = pages.get('calendars.md')!;
    for (const { id } of calendars) expect(page).toContain(`\n## ${id}\n`);
    expect(page).toContain('| 2026-11-27 | Friday | Day after Thanksgiving |');
    expect(page).toContain('| 2027-07-05 | Monday | Independence Day (observed) |');
  });
});
