import type { Calendar } from '@tam/calendar';
import type { PackInfo, Standard } from '@tam/standards';
import { calendarsPage } from './calendars-page';
import { indexPage } from './index-page';
import { placeOf, type PackPlace } from './place';
import { standardPage } from './standard-page';

/** What the pages are derived from. */
export interface StandardsPagesInput {
  readonly packs: readonly PackInfo[];
  readonly calendars: readonly Calendar[];
  /** The folder of a pack below the packs, without its own name: `us/ca`. */
  readonly folderOf: (pack: string) => string;
  /** The years whose holidays are shown; examples begin in the first. A page that asked a clock would not be the same tomorrow. */
  readonly years: readonly number[];
}

/** The pages about standards, by file name. */
export function standardsPages(input: StandardsPagesInput): ReadonlyMap<string, string> {
  const { packs, calendars, folderOf, years } = input;
  const placed = packs
    .map((pack): PackPlace => {
      const folder = folderOf(pack.id);
      return { pack, folder, place: placeOf(pack, folder) };
    })
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const pages = new Map([
    ['README.md', indexPage(placed)],
    ['calendars.md', calendarsPage(calendars, years)],
  ]);
  for (const { pack, place } of placed) {
    for (const versions of versionsOf(pack)) {
      const from = examplesFrom(versions.at(-1)!, years[0]!);
      pages.set(`${versions[0]!.id}.md`, standardPage({ pack, versions, place, from, years }));
    }
  }
  return pages;
}

function orderOf({ folder, pack }: PackPlace): string {
  return `${folder}/${pack.id}`;
}

function versionsOf({ standards }: PackInfo): readonly (readonly Standard[])[] {
  const byId = new Map<string, Standard[]>();
  for (const standard of standards) byId.set(standard.id, [...(byId.get(standard.id) ?? []), standard]);
  return [...byId.values()];
}

/** The first of July of a year, a season with a holiday and a clock change ahead; else the standard's first day. */
function examplesFrom({ from }: Standard, year: number): string {
  const date = `${year}-07-01`;
  return from > date ? from : date;
}
