import { loadPackSet } from '@tam/config';
import { sha256Hex } from '@tam/record';
import { Temporal } from 'temporal-polyfill';
import {
  EXPECTED,
  LINES_OF_BUSINESS,
  NETWORKS,
  ON_REQUEST,
  REGIONS,
  type ExpectedRow,
} from './expected-packs';

const packs = loadPackSet({ sha256: sha256Hex });
const byText = (a: string, b: string): number => (a < b ? -1 : 1);
const dayBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
const dayAfter = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString();

/** Every date on which anything changes anywhere, the days beside it, and two far away. */
const DATES = [
  ...new Set([
    '2000-01-01',
    ...EXPECTED.flatMap(({ from }) => Object.keys(from)),
    ...ON_REQUEST.flatMap(({ from, to }) => (to === undefined ? [from] : [from, dayAfter(to)])),
    '2099-12-31',
  ]),
]
  .flatMap((date) => [dayBefore(date), date, dayAfter(date)])
  .sort(byText);

type Cell = readonly [
  ExpectedRow['lines'][number],
  ExpectedRow['networks'][number],
  ExpectedRow['regions'][number],
];

const CELLS: readonly Cell[] = LINES_OF_BUSINESS.flatMap((line) =>
  NETWORKS.flatMap((network) => REGIONS.map((region): Cell => [line, network, region])),
);
const rowsOf = ([line, network, region]: Cell): readonly ExpectedRow[] =>
  EXPECTED.filter(
    (row) => row.lines.includes(line) && row.networks.includes(network) && row.regions.includes(region),
  );

function expectedOn(cell: Cell, date: string): readonly string[] {
  const [row] = rowsOf(cell);
  const since = Object.keys(row?.from ?? {})
    .filter((from) => from <= date)
    .sort(byText)
    .at(-1);
  return since === undefined ? [] : [...(row?.from[since] ?? [])].sort(byText);
}

const keyOf = ([lineOfBusiness, network, region]: Cell) => ({ lineOfBusiness, network, region });

describe('the table of what holds where', () => {
  it('says one thing of each cell, or nothing', () => {
    expect(CELLS.filter((cell) => rowsOf(cell).length > 1)).toEqual([]);
  });
  it('names every pack that ships, and no other', () => {
    const named = new Set([
      ...EXPECTED.flatMap(({ from }) => Object.values(from).flat()),
      ...ON_REQUEST.map(({ pack }) => pack),
    ]);
    expect([...named].sort(byText)).toEqual(packs.packs.map(({ id }) => id));
  });
});

describe('the assignments that ship', () => {
  for (const cell of CELLS) {
    const [line, network, region] = cell;
    const said =
      rowsOf(cell).length > 0 ? 'have on every date exactly what they should' : 'have no pack at any time';
    it(`${line}, network ${network}, ${region} ${said}`, () => {
      const wrong = DATES.flatMap((date) => {
        const found = packs.assigned(keyOf(cell), date);
        const expected = expectedOn(cell, date);
        return found.join() === expected.join() ? [] : [{ date, found, expected }];
      });
      expect(wrong).toEqual([]);
    });
  }

  it('give the networks of a deployer what they give any other', () => {
    for (const network of ['north', 'kp-scal', '*', '']) {
      for (const [line, , region] of CELLS) {
        for (const date of ['2009-12-31', '2024-04-01', '2026-11-24']) {
          const key = { lineOfBusiness: line, network, region };
          expect(packs.assigned(key, date)).toEqual(expectedOn([line, 'other', region], date));
        }
      }
    }
  });

  it('give nothing to a line of business or a region that no registry lists', () => {
    expect(
      packs.assigned({ lineOfBusiness: 'other', network: 'north', region: 'us-ca' }, '2026-11-24'),
    ).toEqual([]);
    expect(
      packs.assigned({ lineOfBusiness: 'commercial', network: 'north', region: 'fr-idf' }, '2026-11-24'),
    ).toEqual([]);
  });

  it('can be evaluated wherever they assign: each pack has an answer for each date', () => {
    for (const cell of CELLS) {
      for (const date of DATES) {
        for (const pack of packs.assigned(keyOf(cell), date)) {
          expect(packs.inForce(pack, date).length).toBeGreaterThan(0);
        }
      }
    }
  });
});

describe('packs that are unverified or proposed', () => {
  it('are withheld until they are asked for', () => {
    expect(packs.withheld).toEqual(ON_REQUEST.map(({ pack }) => pack));
  });

  for (const { pack, line, region, from, to } of ON_REQUEST) {
    it(`${pack} is added in its own cells and dates where it is asked for, and nowhere else`, () => {
      const asked = loadPackSet({ sha256: sha256Hex, onRequest: [pack] });
      for (const cell of CELLS) {
        const own = cell[0] === line && cell[2] === region;
        for (const date of DATES) {
          const holds = own && date >= from && (to === undefined || date <= to);
          const expected = [...expectedOn(cell, date), ...(holds ? [pack] : [])].sort(byText);
          expect(asked.assigned(keyOf(cell), date)).toEqual(expected);
        }
      }
    });
  }
});
