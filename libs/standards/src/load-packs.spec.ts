import { EVERY_DAY, type Calendar } from '@tam/calendar';
import { loadPacks, type LoadedOrProblems } from './load-packs';
import type { PackFile } from './pack-file';
import type { AssignmentKey } from './standard';

const citation = { text: 'Example Code §1', verification: 'secondary' };
const days = (count: number) => ({ count, unit: 'business-days' });
const ROW = { lineOfBusiness: '*', network: '*', region: '*', from: '2020-01-01' };

const manifest = (id: string, over: object = {}): object => ({
  id,
  version: '1',
  status: 'enacted',
  authority: 'Example Department of Care',
  title: 'Example standards',
  calendar: 'ca-weekday',
  alternativeCalendars: ['ca-civ9'],
  urgency: { urgentLevels: ['U0'], citation },
  qualified: { triage: { licences: ['RN'], supervisedLicences: [] }, citation },
  stop: {
    purposes: ['treatment'],
    providerRoles: {},
    group: 'if-asked',
    telehealth: 'counts',
    shortOfferMinutes: 60,
    citation,
  },
  unreachable: { attempts: 3, localDays: 2, citation },
  restart: { windowDays: 90, citation },
  ...over,
});

const standard = (id: string, over: object = {}): object => ({
  id,
  title: 'Example visit',
  kind: 'duty',
  start: 'request',
  services: ['psychiatry'],
  urgency: 'non-urgent',
  authorization: 'any',
  exceptions: ['extension'],
  stop: { kind: 'offered' },
  periodBy: 'due',
  unitOfCount: 'request',
  values: [{ from: '2020-01-01', limit: days(10), warn: days(5), citation }],
  ...over,
});

const CALENDARS = new Map(
  ['ca-weekday', 'ca-civ9'].map((id): [string, Calendar] => [id, { ...EVERY_DAY, id }]),
);
const file = (path: string, data: object): PackFile => ({ path, data });
const pack = (id: string, standardOver: object = {}, manifestOver: object = {}): PackFile[] => [
  file(`packs/${id}/pack.yaml`, manifest(id, manifestOver)),
  file(`packs/${id}/${id}-visit.yaml`, standard(`${id}-visit`, standardOver)),
];
interface Over {
  readonly calendars?: ReadonlyMap<string, Calendar>;
  readonly onRequest?: readonly string[];
  readonly sources?: object;
  readonly lines?: object;
}

const load = (files: PackFile[], rows: object[], over: Over = {}): LoadedOrProblems =>
  loadPacks(
    {
      packs: files,
      assignments: file('assignments.yaml', { assignments: rows }),
      sources: over.sources && file('sources.yaml', over.sources),
      lines: over.lines && file('lines.yaml', over.lines),
    },
    {
      sha256: (text) => text,
      isKnownCode: () => true,
      isKnownEventType: () => true,
      calendars: over.calendars ?? CALENDARS,
      onRequest: over.onRequest,
    },
  );
const loaded = (files: PackFile[], rows: object[], over: Over = {}) => {
  const result = load(files, rows, over);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.packs;
};

describe('the packs of a place', () => {
  const packs = loaded(
    [...pack('b'), ...pack('a')],
    [
      { ...ROW, region: 'us-ca', packs: ['b'] },
      { ...ROW, lineOfBusiness: 'commercial', region: 'us-ca', packs: ['b', 'a'] },
      { ...ROW, network: 'north', to: '2024-12-31', packs: ['a'] },
    ],
  );
  const at = (key: Partial<AssignmentKey>, date = '2026-11-24'): readonly string[] =>
    packs.assigned({ lineOfBusiness: 'medi-cal', network: 'south', region: 'us-ca', ...key }, date);

  it('are those of the one row that matches', () => expect(at({})).toEqual(['b']));
  it('are those of all rows that match, each once, in order of id', () => {
    expect(at({ lineOfBusiness: 'commercial' })).toEqual(['a', 'b']);
    expect(at({ lineOfBusiness: 'commercial', network: 'north' }, '2024-12-31')).toEqual(['a', 'b']);
  });
  it('are none where no row matches', () => expect(at({ region: 'us-ny' })).toEqual([]));
  it('are held from the first to the last day of the row', () => {
    const north = (date: string): readonly string[] => at({ network: 'north', region: 'us-ny' }, date);
    expect(['2019-12-31', '2020-01-01', '2024-12-31', '2025-01-01'].map(north)).toEqual([
      [],
      ['a'],
      ['a'],
      [],
    ]);
  });
});

describe('a standard', () => {
  const values = [
    { from: '2020-01-01', to: '2021-06-30', limit: days(15), warn: days(8), citation },
    {
      from: '2021-07-01',
      to: '2022-12-31',
      limit: days(10),
      warn: days(5),
      services: ['specialist'],
      citation,
    },
  ];
  const packs = loaded(pack('a', { values }), [{ ...ROW, to: '2022-12-31', packs: ['a'] }]);

  it('has the value of the day, to the last day of one and from the first of the next', () => {
    const limits = ['2020-01-01', '2021-06-30', '2021-07-01', '2022-12-31'].map(
      (date) => packs.inForce('a', date)[0]?.limit.count,
    );
    expect(limits).toEqual([15, 15, 10, 10]);
  });
  it('takes the services of the value where it names its own', () => {
    const services = ['2021-06-30', '2021-07-01'].map((date) => packs.inForce('a', date)[0]?.services);
    expect(services).toEqual([['psychiatry'], ['specialist']]);
  });
  for (const date of ['2019-12-31', '2023-01-01']) {
    it(`refuses ${date}, which the pack does not cover`, () => {
      expect(() => packs.inForce('a', date)).toThrow(
        expect.objectContaining({ code: 'TAM_PACK_OUT_OF_RANGE' }),
      );
    });
  }
  it('that has ended is absent while others of its pack go on', () => {
    const later = file('packs/a/a-later.yaml', standard('a-later'));
    const both = loaded([...pack('a', { values }), later], [{ ...ROW, packs: ['a'] }]);
    expect(both.inForce('a', '2023-01-01').map(({ id }) => id)).toEqual(['a-later']);
  });
  it('in elapsed or calendar time has no business-day calendar', () => {
    for (const unit of ['hours', 'calendar-days']) {
      const value = { from: '2020-01-01', limit: { count: 7, unit }, warn: { count: 4, unit }, citation };
      const [only] = loaded(pack('a', { values: [value] }), []).inForce('a', '2020-01-01');
      expect([only?.calendar.id, only?.alternativeCalendars]).toEqual(['none', []]);
    }
  });
  it('says its own purposes where it has some', () => {
    const own = loaded(pack('a', { stop: { kind: 'attended', purposes: ['crisis'] } }), []);
    expect(own.inForce('a', '2020-01-01')[0]?.stop).toMatchObject({ kind: 'attended', purposes: ['crisis'] });
  });
});

describe('the hash of a pack', () => {
  const hash = (files: PackFile[]): string | undefined => loaded(files, []).hashes['a'];
  const reversed = (data: unknown): object => Object.fromEntries(Object.entries(data as object).reverse());

  it('does not depend on the order of files or fields', () => {
    const shuffled = pack('a')
      .reverse()
      .map(({ path, data }) => ({ path, data: reversed(data) }));
    expect(hash(shuffled)).toBe(hash(pack('a')));
  });
  it('changes with a holiday of a calendar that it names', () => {
    const moved = new Map([...CALENDARS, ['ca-civ9', { ...EVERY_DAY, id: 'ca-civ9', weekdays: [1] }]]);
    expect(loaded(pack('a'), [], { calendars: moved }).hashes['a']).not.toBe(hash(pack('a')));
  });
  it('changes with every value', () => {
    expect(hash(pack('a', { title: 'Another title' }))).not.toBe(hash(pack('a')));
    expect(hash(pack('a', {}, { version: '2' }))).not.toBe(hash(pack('a')));
  });
});

describe('a pack that is unverified or only proposed', () => {
  const rows = [{ ...ROW, packs: ['a', 'b', 'c'] }];
  const files = [
    ...pack('a'),
    ...pack('b', {}, { status: 'unverified' }),
    ...pack('c', { kind: 'internal-target' }, { status: 'proposed' }),
  ];
  const anywhere = { lineOfBusiness: 'commercial', network: 'north', region: 'us-ca' };

  it('is loaded, and assigned to nobody, and not bound', () => {
    const packs = loaded(files, rows);
    expect(packs.packs.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(packs.withheld).toEqual(['b', 'c']);
    expect(packs.assigned(anywhere, '2026-01-01')).toEqual(['a']);
    expect(Object.keys(packs.hashes)).toEqual(['a', 'assignments.yaml']);
  });
  it('is assigned as its rows say where it is asked for', () => {
    const packs = loaded(files, rows, { onRequest: ['c'] });
    expect(packs.assigned(anywhere, '2026-01-01')).toEqual(['a', 'c']);
    expect(packs.assigned(anywhere, '2019-12-31')).toEqual([]);
    expect(Object.keys(packs.hashes)).toEqual(['a', 'c', 'assignments.yaml']);
  });
  it('is an error where it is asked for and not there', () => {
    expect(() => load(files, rows, { onRequest: ['d'] })).toThrow(
      expect.objectContaining({ code: 'TAM_PACK_UNKNOWN_PACK' }),
    );
  });
  it('does not load with a duty while it is proposed', () => {
    expect(load(pack('a', {}, { status: 'proposed' }), []).ok).toBe(false);
  });
});

describe('what a deployer says of sources and lines', () => {
  const sources = { sources: [{ source: 'ehr', mode: 'batch', lateness: 'PT6H' }] };
  const hours = { mon: ['08:00-17:00'] };
  const lines = {
    lines: [{ line: 'triage', lineOfBusiness: '*', network: '*', region: '*', hours, calendar: 'ca-civ9' }],
  };
  const anywhere = { lineOfBusiness: 'commercial', network: 'north', region: 'us-ca' };
  const sunday = Date.UTC(2026, 10, 22, 12);

  it('is answered by the packs', () => {
    const packs = loaded(pack('a'), [], { sources, lines });
    expect(packs.sources.latenessOf('ehr')).toBe(6 * 3_600_000);
    expect(packs.sourceRows).toEqual(sources.sources);
    expect(packs.lines.isOpen('triage', anywhere, sunday, 'UTC')).toBe(false);
  });
  it('is bound by its hash, with the calendars that it names, and only where it is said', () => {
    const names = (over: Over): string[] => Object.keys(loaded(pack('a'), [], over).hashes);
    expect(names({})).toEqual(['a', 'assignments.yaml']);
    expect(names({ sources, lines })).toEqual(['a', 'assignments.yaml', 'sources.yaml', 'lines.yaml']);
    const moved = new Map([...CALENDARS, ['ca-civ9', { ...EVERY_DAY, id: 'ca-civ9', weekdays: [1] }]]);
    expect(loaded(pack('a'), [], { lines, calendars: moved }).hashes['lines.yaml']).not.toBe(
      loaded(pack('a'), [], { lines }).hashes['lines.yaml'],
    );
  });
  it('is nothing where it says nothing: no source is late, every line is open', () => {
    const packs = loaded(pack('a'), []);
    expect(packs.sources.latenessOf('ehr')).toBe(0);
    expect(packs.lines.isOpen('triage', anywhere, sunday, 'UTC')).toBe(true);
  });
});
