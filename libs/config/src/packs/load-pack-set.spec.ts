import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isKnownCode } from '@tam/events';
import { changeDates } from '@tam/standards';
import { Temporal } from 'temporal-polyfill';
import { loadPackSet } from './load-pack-set';
import { repositoryRoot } from './repository-root';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const packs = loadPackSet({ sha256 });
const CALIFORNIA = 'ca-dmhc-timely-access';
const day = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();
const idsOn = (date: string): string[] => packs.inForce(CALIFORNIA, date).map((standard) => standard.id);

describe('the packs that ship', () => {
  const key = { lineOfBusiness: 'commercial', network: 'any-network', region: 'us-ca' };

  it('are found from the source without being told where', () => {
    expect(packs.packs.map((pack) => pack.id)).toContain(CALIFORNIA);
    expect(packs.hashes[CALIFORNIA]).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are found from the compiled form, which has no copy of them', () => {
    const root = repositoryRoot(__dirname);
    expect(repositoryRoot(join(root ?? '', 'dist/libs/config/src/packs'))).toBe(root);
    expect(repositoryRoot('/')).toBeUndefined();
  });

  it('hold for commercial plans in California, for every network, from the first date of the pack', () => {
    expect(packs.assigned(key, '2010-01-17')).toContain(CALIFORNIA);
    expect(packs.assigned(key, '2010-01-16')).toEqual([]);
    expect(packs.assigned({ ...key, region: 'us-tx' }, '2026-11-24')).toEqual([]);
    expect(packs.assigned({ ...key, lineOfBusiness: 'medicare' }, '2026-11-24')).toEqual([]);
  });
});

describe('every pack that ships is whole', () => {
  for (const pack of packs.packs) {
    const changes = changeDates(pack.standards);

    for (const date of changes) {
      it(`${pack.id}: on ${date}, the day before and the day after, each standard has one value or none`, () => {
        for (const near of [day(date, -1), date, day(date, 1)]) {
          if (near < pack.from || near > (pack.to ?? near)) continue;
          const inForce = packs.inForce(pack.id, near);
          const expected = pack.standards.filter(({ from, to }) => from <= near && (to ?? near) >= near);
          expect(inForce).toEqual(expected);
          expect(new Set(inForce.map((standard) => standard.id)).size).toBe(inForce.length);
          expect(inForce.map((standard) => standard.id)).toEqual(
            [...inForce.map((standard) => standard.id)].sort(),
          );
        }
      });
    }

    it(`${pack.id}: a day before its first date is an error, never an empty answer`, () => {
      expect(() => packs.inForce(pack.id, day(pack.from, -1))).toThrow(
        expect.objectContaining({ code: 'TAM_PACK_OUT_OF_RANGE' }),
      );
    });

    for (const standard of pack.standards) {
      it(`${standard.id} from ${standard.from} names its clause and how far it was verified`, () => {
        expect(standard.citation.text).toMatch(/\S{3,}/);
        expect(['primary', 'secondary', 'unverified']).toContain(standard.citation.verification);
        expect(standard.evidence?.map(({ claim }) => claim)).toContain('limit');
      });
    }
  }

  it('a pack that is not there is an error', () => {
    expect(() => packs.inForce('ca-dmhc', '2026-11-24')).toThrow(
      expect.objectContaining({ code: 'TAM_PACK_UNKNOWN_PACK' }),
    );
  });
});

describe('the California pack', () => {
  it('has the follow-up standard from 2022-07-01 and not a day before (settled: dates in force)', () => {
    expect(idsOn('2022-06-30')).not.toContain('ca-ta-npmh-fu');
    expect(idsOn('2022-07-01')).toContain('ca-ta-npmh-fu');
  });

  it('has what the statute added from 2022-01-01 and not a day before (settled: dates in force)', () => {
    const regulation = ['ca-ta-anc', 'ca-ta-csr', 'ca-ta-npmh', 'ca-ta-pcp', 'ca-ta-spec', 'ca-ta-triage'];
    const urgent = ['ca-ta-urg-npa', 'ca-ta-urg-pa'];
    expect(idsOn('2021-12-31')).toEqual([...regulation, ...urgent]);
    expect(idsOn('2022-01-01')).toEqual(
      [...regulation, ...urgent, 'ca-ta-interp', 'ca-ta-rebook', 'ca-ta-resched'].sort(),
    );
  });

  it('promises first visits for substance use only since 2022', () => {
    const services = (date: string): readonly string[] | undefined =>
      packs.inForce(CALIFORNIA, date).find((standard) => standard.id === 'ca-ta-npmh')?.services;
    expect(services('2021-12-31')).toEqual(['mh-nonphysician', 'autism']);
    expect(services('2022-01-01')).toEqual(['mh-nonphysician', 'sud-nonphysician', 'autism']);
  });

  it('says these limits, warning points and calendars today', () => {
    const rows = packs
      .inForce(CALIFORNIA, '2026-11-24')
      .map(({ id, start, urgency, authorization, limit, warn, calendar }) =>
        [id, start, urgency, authorization, limit.count, limit.unit, warn.count, warn.unit, calendar.id].join(
          ' ',
        ),
      );
    expect(rows).toEqual([
      'ca-ta-anc request non-urgent any 15 business-days 8 business-days ca-state-office',
      'ca-ta-csr call-queued any any 10 minutes 7 minutes none',
      'ca-ta-interp interpreter-visit any any 0 minutes 0 minutes none',
      'ca-ta-npmh request non-urgent any 10 business-days 5 business-days ca-state-office',
      'ca-ta-npmh-fu visit any any 10 business-days 5 business-days ca-state-office',
      'ca-ta-pcp request non-urgent any 10 business-days 5 business-days ca-state-office',
      'ca-ta-rebook appointment-lost any any 5 business-days 3 business-days ca-state-office',
      'ca-ta-resched appointment-lost any any 2 business-days 1 business-days ca-state-office',
      'ca-ta-spec request non-urgent any 15 business-days 8 business-days ca-state-office',
      'ca-ta-triage call-queued any any 30 minutes 20 minutes none',
      'ca-ta-urg-npa request urgent none 48 hours 24 hours none',
      'ca-ta-urg-pa request urgent asked 96 hours 48 hours none',
    ]);
  });

  it('compares business days with its other calendars and elapsed time with none', () => {
    for (const { limit, alternativeCalendars } of packs.inForce(CALIFORNIA, '2026-11-24')) {
      const expected = limit.unit === 'business-days' ? ['ca-weekday', 'ca-gov6700', 'ca-civ9'] : [];
      expect(alternativeCalendars.map(({ id }) => id)).toEqual(expected);
    }
  });

  it('never calls a citation verified while a part of it rests on general knowledge', () => {
    const pack = packs.packs.find(({ id }) => id === CALIFORNIA);
    expect(new Set(pack?.standards.map((standard) => standard.citation.verification))).toEqual(
      new Set(['unverified']),
    );
  });

  it('calls what no text gives a number for an internal target, which makes no notice', () => {
    const kinds = packs.inForce(CALIFORNIA, '2026-11-24').filter(({ kind }) => kind !== 'duty');
    expect(kinds.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'ca-ta-rebook internal-target',
      'ca-ta-resched internal-target',
    ]);
  });

  it('has the 70 % of the regulator as two surveys, and as no threshold of a standard', () => {
    const surveys = packs.surveys.filter(({ pack }) => pack === CALIFORNIA);
    expect(surveys.map(({ id, percent, from, about }) => [id, percent, from, about.length])).toEqual([
      ['ca-ta-survey-non-urgent', 70, '2023-01-01', 4],
      ['ca-ta-survey-urgent', 70, '2023-01-01', 2],
    ]);
    expect(packs.inForce(CALIFORNIA, '2026-11-24').flatMap(({ threshold }) => threshold ?? [])).toEqual([]);
  });

  it('names only codes that the registries list', () => {
    const asked: string[] = [];
    loadPackSet({
      sha256,
      isKnownCode: (registry, code) => {
        asked.push(`${registry} ${code}`);
        return isKnownCode(registry, code);
      },
    });
    expect(asked).toEqual(
      expect.arrayContaining(['service autism', 'licence LMFT', 'level U3', 'jurisdiction US-CA']),
    );
  });
});

describe('the California pack for care outside the network', () => {
  const OUTSIDE = 'ca-dmhc-sb855-oon';

  it('begins on 2024-04-01 (settled: dates in force)', () => {
    expect(packs.packs.find(({ id }) => id === OUTSIDE)?.from).toBe('2024-04-01');
  });

  it('says these starts, limits, warning points and conditions', () => {
    const rows = packs
      .inForce(OUTSIDE, '2024-04-01')
      .map(({ id, kind, start, only, limit, warn }) =>
        [id, kind, start, only.event ?? '-', limit.count, limit.unit, warn.count, warn.unit].join(' '),
      );
    expect(rows).toEqual([
      'ca-oon-details duty out-of-network-accepted - 24 hours 12 hours',
      'ca-oon-nonurg duty request network-unavailable 10 business-days 5 business-days',
      'ca-oon-notice duty network-unavailable - 5 calendar-days 60 hours',
      'ca-oon-self measure request self-arranged 90 calendar-days 45 calendar-days',
      'ca-oon-spec duty request network-unavailable 15 business-days 8 business-days',
      'ca-oon-urg duty request network-unavailable 48 hours 24 hours',
      'ca-oon-urg-pa duty request network-unavailable 96 hours 48 hours',
    ]);
  });
});

describe('what a deployer says', () => {
  const examples = join(repositoryRoot(__dirname) ?? '', 'examples/deployment');
  const place = { lineOfBusiness: 'commercial', network: 'north', region: 'us-ca' };
  const given = loadPackSet({
    sha256,
    sourcesFile: join(examples, 'sources.yaml'),
    linesFile: join(examples, 'lines.yaml'),
  });
  const isOpen = (instant: string, network = 'north'): boolean =>
    given.lines.isOpen('customer-service', { ...place, network }, Date.parse(instant), 'UTC');

  it('is not active as it ships', () => {
    expect(Object.keys(packs.hashes)).not.toEqual(expect.arrayContaining(['sources.yaml']));
    expect(packs.sourceRows).toEqual([]);
    expect(packs.lines.isOpen('customer-service', place, Date.UTC(2026, 10, 22), 'UTC')).toBe(true);
  });

  it('of sources is what the example says', () => {
    expect(given.hashes['sources.yaml']).toMatch(/^[0-9a-f]{64}$/);
    expect(given.sources.latenessOf('urn:example:clinic-export')).toBe(6 * 3_600_000);
    expect(given.sources.cannotSend('urn:example:clinic-export', 'care.interval-determined.v1')).toBe(true);
    expect(given.sources.cannotSend('urn:example:scheduling', 'care.interval-determined.v1')).toBe(false);
  });

  it('of lines is what the example says: weekdays, holidays, a closed day, and the Saturdays of one network', () => {
    expect(given.hashes['lines.yaml']).toMatch(/^[0-9a-f]{64}$/);
    expect(isOpen('2026-11-24T16:59:59.999-08:00')).toBe(true);
    expect(isOpen('2026-11-24T17:00:00.000-08:00')).toBe(false);
    expect(isOpen('2026-11-27T10:00:00-08:00')).toBe(false);
    expect(isOpen('2026-12-24T10:00:00-08:00')).toBe(false);
    expect(isOpen('2026-11-28T10:00:00-08:00')).toBe(true);
    expect(isOpen('2026-11-28T10:00:00-08:00', 'south')).toBe(false);
  });

  it('has to be there where it is named', () => {
    expect(() => loadPackSet({ sha256, linesFile: join(examples, 'hours.yaml') })).toThrow(
      expect.objectContaining({ code: 'TAM_PACK_NOT_FOUND' }),
    );
  });
});
