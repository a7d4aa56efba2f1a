import { EVERY_DAY } from '@tam/calendar';
import type { PackFile } from './pack-file';
import type { PackInfo, StartKind } from './standard';
import { verifyPackFiles, type VerifiedPack } from './verify-pack';

const citation = { text: 'Example Code §1', verification: 'secondary' };
const manifest = {
  id: 'ex',
  version: '1',
  status: 'enacted',
  authority: 'Example Department of Care',
  title: 'Example standards',
  calendar: 'none',
  alternativeCalendars: [],
  urgency: { emergentLevels: ['U0'], urgentLevels: ['U0', 'U1'], citation },
  qualified: { triage: { licences: ['RN'], supervisedLicences: [] }, citation },
  stop: {
    purposes: ['treatment'],
    providerRoles: { psychiatry: ['psychiatrist'] },
    group: 'if-asked',
    telehealth: 'counts',
    shortOfferMinutes: 60,
    citation,
  },
  unreachable: { attempts: 3, localDays: 2, citation },
  restart: { windowDays: 90, citation },
};

const hours = (count: number): object => ({ count, unit: 'hours' });
const value = { from: '2020-01-01', limit: hours(48), warn: hours(24), citation };
const standard = (over: object): object => ({
  id: 'ex-one',
  title: 'Example',
  kind: 'duty',
  start: 'request',
  services: ['psychiatry'],
  urgency: 'any',
  authorization: 'any',
  exceptions: [],
  stop: { kind: 'offered' },
  periodBy: 'due',
  unitOfCount: 'request',
  values: [value],
  ...over,
});
/** As a file is read: what is undefined is not there. */
const asParsed = (data: object): unknown => JSON.parse(JSON.stringify(data));
const verified = (over: object, ...others: PackFile[]): VerifiedPack =>
  verifyPackFiles(
    'packs/ex',
    [
      { path: 'packs/ex/pack.yaml', data: manifest },
      { path: 'packs/ex/ex-one.yaml', data: asParsed(standard(over)) },
      ...others,
    ],
    {
      sha256: (text) => text,
      isKnownCode: () => true,
      isKnownEventType: () => true,
      calendars: new Map([['none', EVERY_DAY]]),
    },
  );
const packOf = (over: object, ...others: PackFile[]): PackInfo => {
  const { pack, problems } = verified(over, ...others);
  if (!pack) throw new Error(JSON.stringify(problems));
  return pack;
};
const limited = (limit: object, warn: object): object => ({ values: [{ ...value, limit, warn }] });

describe('what can stop what', () => {
  const slots = ['offered', 'booked', 'attended'];
  const table: { readonly [start in StartKind]: readonly string[] } = {
    request: [...slots, 'reviewed', 'reached', 'arranged'],
    'referral-approved': slots,
    visit: slots,
    discharge: slots,
    'call-queued': ['answered'],
    'network-unavailable': ['sent'],
    'out-of-network-accepted': ['sent'],
    'response-needed': ['arrived', 'reached'],
    'appointment-lost': slots,
    'interpreter-visit': ['interpreted'],
  };
  const every = [...slots, 'answered', 'reached', 'reviewed', 'arrived', 'sent', 'arranged', 'interpreted'];

  for (const [start, stops] of Object.entries(table)) {
    it(`${start} is stopped by ${stops.join(', ')} and by nothing else`, () => {
      const call = start === 'call-queued' ? { services: undefined, unitOfCount: 'call' } : {};
      const loads = every.filter((kind) => {
        return verified({ start, stop: { kind }, ...call }).pack !== undefined;
      });
      expect(loads.sort()).toEqual([...stops].sort());
    });
  }
});

describe('a standard that leaves out what it may', () => {
  it('holds for every place and person, from the request, with the plain stop', () => {
    const [one] = packOf({}).standards;
    expect(one).toMatchObject({
      only: {},
      thirdParty: 'request',
      population: 'all',
      attendedVisits: 0,
      emergentLevels: ['U0'],
      stop: {
        by: 'start',
        purposes: ['treatment'],
        sameDay: 'counts',
        answeredBy: 'qualified',
        callBack: 'reached',
        attempts: 1,
      },
    });
    expect(one).not.toHaveProperty('threshold');
  });
  it('has no services where its start tells none', () => {
    const [one] = packOf({ start: 'discharge', services: undefined }).standards;
    expect(one?.services).toEqual([]);
  });
  it('has what it says', () => {
    const [one] = packOf({
      only: { newPatient: true, requestedBy: 'member' },
      thirdParty: 'agreement',
      population: 'finished-course',
      attendedVisits: 2,
      periodBy: 'episode-end',
      stop: { kind: 'offered', by: 'made', sameDay: 'excluded' },
      values: [{ ...value, threshold: { percent: 75, of: 'courses' } }],
    }).standards;
    expect(one).toMatchObject({
      only: { newPatient: true, requestedBy: 'member' },
      thirdParty: 'agreement',
      population: 'finished-course',
      attendedVisits: 2,
      stop: { by: 'made', sameDay: 'excluded' },
      threshold: { percent: 75, of: 'courses' },
    });
  });
});

describe('a limit', () => {
  const loads = (limit: object, warn: object, over: object = {}): boolean =>
    verified({ ...limited(limit, warn), ...over }).pack !== undefined;
  const days = (count: number, unit = 'calendar-days'): object => ({ count, unit });

  it('of nothing is the same day, or an interpreter at the visit, and nothing else', () => {
    expect(loads(days(0), days(0))).toBe(true);
    expect(loads(days(0, 'business-days'), days(0, 'business-days'))).toBe(false);
    const at = { start: 'interpreter-visit', stop: { kind: 'interpreted' } };
    expect(loads(days(0, 'minutes'), days(0, 'minutes'), at)).toBe(true);
    expect(loads(days(0, 'minutes'), days(0, 'minutes'))).toBe(false);
    expect(loads(days(0, 'hours'), days(0, 'hours'), at)).toBe(false);
  });
  it('in calendar days may warn in hours that lie inside it, and business days may not', () => {
    expect(loads(days(5), hours(119))).toBe(true);
    expect(loads(days(5), hours(120))).toBe(false);
    expect(loads(days(0), hours(23))).toBe(true);
    expect(loads(days(0), hours(24))).toBe(false);
    expect(loads(days(5, 'business-days'), hours(24))).toBe(false);
  });
  it('warns before its end in its own unit', () => {
    expect(loads(days(6, 'weeks'), days(3, 'weeks'))).toBe(true);
    expect(loads(days(6, 'weeks'), days(6, 'weeks'))).toBe(false);
    expect(loads(days(1, 'business-days'), days(0, 'business-days'))).toBe(true);
  });
});

describe('a survey', () => {
  const survey = (id: string, over: object = {}): PackFile => ({
    path: `packs/ex/${id}.yaml`,
    data: {
      id,
      title: 'Example survey',
      kind: 'survey-only',
      about: ['ex-one'],
      values: [
        { from: '2023-01-01', to: '2023-12-31', percent: 70, citation },
        { from: '2024-01-01', percent: 80, citation },
      ],
      ...over,
    },
  });

  it('stands beside the standards and is none of them', () => {
    const pack = packOf({}, survey('ex-survey'));
    expect(pack.standards.map(({ id }) => id)).toEqual(['ex-one']);
    expect(pack.surveys.map(({ percent, from, to }) => [percent, from, to])).toEqual([
      [70, '2023-01-01', '2023-12-31'],
      [80, '2024-01-01', undefined],
    ]);
  });
  it('changes the hash of its pack', () => {
    expect(packOf({}, survey('ex-survey')).hash).not.toBe(packOf({}).hash);
  });
});
