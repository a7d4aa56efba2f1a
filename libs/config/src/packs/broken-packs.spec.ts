import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTamError, type ErrorCode } from '@tam/errors';
import { loadPackSet } from './load-pack-set';

const FIXTURES = join(__dirname, 'fixtures');
const VISIT = 'packs/ex-access/ex-visit.yaml';
const PACK = 'packs/ex-access/pack.yaml';
const ROWS = 'assignments.yaml';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Each folder of `fixtures/broken` is laid over the whole pack; then this is what a person reads. */
const WAYS_TO_BE_WRONG: { readonly [fixture: string]: readonly [ErrorCode, string] } = {
  'unknown-field': ['TAM_PACK_INVALID', `${VISIT}:11 at /grace: "grace" is not a field of this file.`],
  'wrong-choice': [
    'TAM_PACK_INVALID',
    `${VISIT}:6 at /urgency: "sometimes" is not one of emergent, urgent, non-urgent, any.`,
  ],
  'limit-of-nothing': [
    'TAM_PACK_INVALID_LIMIT',
    `${VISIT}:15 at /values/0/limit/count: A limit of 0 business-days can be kept by nobody`,
  ],
  'empty-services': ['TAM_PACK_INVALID', `${VISIT}:5 at /services: "services" is an empty list.`],
  'not-a-set-of-fields': ['TAM_PACK_INVALID', `${VISIT}:1: ["ex-visit"] is not a set of named fields.`],
  'duplicate-key': ['TAM_PACK_UNREADABLE', `${VISIT}:4: Map keys must be unique.`],
  'broken-yaml': ['TAM_PACK_UNREADABLE', `${VISIT}:6: `],
  'missing-citation': [
    'TAM_PACK_MISSING_CITATION',
    `${VISIT}:13 at /values/0/citation: "citation" is missing.`,
  ],
  'missing-pack-citation': [
    'TAM_PACK_MISSING_CITATION',
    `${PACK}:16 at /stop/citation: "citation" is missing.`,
  ],
  'missing-verification': [
    'TAM_PACK_MISSING_VERIFICATION',
    `${VISIT}:17 at /values/0/citation/verification: "verification" is missing.`,
  ],
  'missing-unit': ['TAM_PACK_MISSING_UNIT', `${VISIT}:19 at /values/1/limit/unit: "unit" is missing.`],
  'missing-date': ['TAM_PACK_MISSING_DATE', `${VISIT}:13 at /values/0/from: "from" is missing.`],
  'no-such-day': [
    'TAM_PACK_INVALID_DATES',
    `${VISIT}:14 at /values/0/to: 2021-06-31 is not a day of the calendar.`,
  ],
  'ends-before-it-begins': [
    'TAM_PACK_INVALID_DATES',
    `${VISIT}:14 at /values/0/to: The value ends on 2019-06-30, before it begins on 2020-01-01.`,
  ],
  gap: [
    'TAM_PACK_GAP',
    `${VISIT}:18 at /values/1/from: No value is in force from 2021-07-01 until 2021-07-03.`,
  ],
  overlap: [
    'TAM_PACK_OVERLAP',
    `${VISIT}:18 at /values/1/from: The value from 2021-06-30 begins while the value from 2020-01-01 to 2021-06-30 is in force.`,
  ],
  'overlap-without-end': [
    'TAM_PACK_OVERLAP',
    `${VISIT}:17 at /values/1/from: The value from 2021-07-01 begins while the value from 2020-01-01 without an end is in force.`,
  ],
  'unknown-calendar': [
    'TAM_PACK_UNKNOWN_CALENDAR',
    `${PACK}:7 at /calendar: There is no calendar "ca-weekdays".`,
  ],
  'unknown-service': [
    'TAM_PACK_UNKNOWN_CODE',
    `${VISIT}:5 at /services/0: "psychiatrie" is not a known service.`,
  ],
  'unknown-licence': [
    'TAM_PACK_UNKNOWN_CODE',
    `${PACK}:13 at /qualified/triage/licences/1: "XX" is not a known licence.`,
  ],
  'late-warning': [
    'TAM_PACK_INVALID_WARNING',
    `${VISIT}:20 at /values/1/warn: A warning after 10 business-days does not come before the limit of 10 business-days.`,
  ],
  'warning-in-another-unit': [
    'TAM_PACK_INVALID_WARNING',
    `${VISIT}:20 at /values/1/warn: A warning after 72 hours does not come before the limit of 10 business-days.`,
  ],
  overstated: [
    'TAM_PACK_OVERSTATED',
    `${VISIT}:21 at /values/1/citation/verification: The citation is called secondary, but some of its evidence is unverified.`,
  ],
  'proposed-duty': [
    'TAM_PACK_PROPOSED_DUTY',
    `${VISIT}:3 at /kind: ex-access is proposed, so ex-visit is not yet a duty.`,
  ],
  'duplicate-id': [
    'TAM_PACK_DUPLICATE_ID',
    `packs/ex-other/ex-visit.yaml:1 at /id: "ex-visit" is also the id of `,
  ],
  'misplaced-standard': [
    'TAM_PACK_MISPLACED',
    `${VISIT}:1 at /id: The id is "ex-visits", but the place is named "ex-visit".`,
  ],
  'misplaced-pack': [
    'TAM_PACK_MISPLACED',
    `${PACK}:2 at /id: The id is "ex-accesses", but the place is named "ex-access".`,
  ],
  'no-manifest': ['TAM_PACK_EMPTY', 'packs/ex-lost: The folder has no pack.yaml.'],
  'no-standard': ['TAM_PACK_EMPTY', 'packs/ex-bare: The folder holds no standard.'],
  'unknown-pack': [
    'TAM_PACK_UNKNOWN_PACK',
    `${ROWS}:2 at /assignments/0/packs/0: There is no pack "ex-acces".`,
  ],
  'assigned-too-early': [
    'TAM_PACK_OUT_OF_RANGE',
    `${ROWS}:2 at /assignments/0/from: ex-access is assigned from 2019-12-31, but begins on 2020-01-01.`,
  ],
  'assigned-too-long': [
    'TAM_PACK_OUT_OF_RANGE',
    `${ROWS}:2 at /assignments/0/to: ex-access is assigned without an end, but ends on 2025-12-31.`,
  ],
};

function load(folder: string): unknown {
  try {
    loadPackSet({ packsDir: join(folder, 'packs'), assignmentsFile: join(folder, ROWS), sha256 });
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('a pack that is wrong', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'packs-'));
    cpSync(join(FIXTURES, 'whole'), folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('would load if nothing were laid over it', () => expect(load(folder)).toBeUndefined());

  it('has a test for each of its fixtures', () => {
    expect(readdirSync(join(FIXTURES, 'broken')).sort()).toEqual(Object.keys(WAYS_TO_BE_WRONG).sort());
  });

  for (const [fixture, [code, words]] of Object.entries(WAYS_TO_BE_WRONG)) {
    it(`${fixture} is refused with ${code} and its place`, () => {
      cpSync(join(FIXTURES, 'broken', fixture), folder, { recursive: true });
      const error = load(folder);
      expect(isTamError(error, code)).toBe(true);
      expect(String(error)).toContain(words);
    });
  }

  it('says everything that is wrong at once', () => {
    for (const fixture of ['late-warning', 'unknown-calendar']) {
      cpSync(join(FIXTURES, 'broken', fixture), folder, { recursive: true });
    }
    const said = String(load(folder));
    expect(said).toContain('TAM_PACK_INVALID_WARNING');
    expect(said).toContain('TAM_PACK_UNKNOWN_CALENDAR');
  });

  it('is refused with TAM_PACK_NOT_FOUND where there is no such folder', () => {
    const error = load(join(folder, 'elsewhere'));
    expect(isTamError(error, 'TAM_PACK_NOT_FOUND')).toBe(true);
  });
});
