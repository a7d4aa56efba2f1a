/**
 * Which packs hold where and from when, written by hand from what each authority says of its own reach. It is not derived
 * from assignments.yaml: the test beside it holds the two against each other. A cell that no row names has no pack.
 */

export const LINES_OF_BUSINESS = [
  'commercial',
  'medi-cal',
  'medicaid',
  'medicare',
  'marketplace',
  'tricare',
  'va',
  'nhs',
] as const;

/** `other` stands for every network to which the deployer gave none of the codes that have a meaning here. */
export const NETWORKS = ['other', 'federal-marketplace', 'prime', 'select', 'accredited'] as const;

/** Places with rules of their own, and three without. */
export const REGIONS = ['us-ca', 'us-ny', 'us-md', 'us-co', 'us-tx', 'gb-eng', 'gb-sct', 'gb-wls'] as const;

export interface ExpectedRow {
  readonly lines: readonly (typeof LINES_OF_BUSINESS)[number][];
  readonly networks: readonly (typeof NETWORKS)[number][];
  readonly regions: readonly (typeof REGIONS)[number][];
  /** All packs in force from a date on, until the next date of the row. */
  readonly from: { readonly [date: string]: readonly string[] };
}

const PLAIN = ['other', 'federal-marketplace', 'prime', 'select'] as const;
const STATE_RUN = ['other', 'prime', 'select'] as const;
const TA = 'ca-dmhc-timely-access';
const OON = 'ca-dmhc-sb855-oon';
const COUNTY = 'ca-dhcs-county-mental-health';
const MEDICAID = 'cms-medicaid-managed-care';
const RAE = 'co-medicaid-rae';
const HEDIS = 'hedis-follow-up';
const NCQA = 'ncqa-access';
const NY = 'ny-behavioral-health';
const MD = 'md-insurance-access';
const TALKING = 'nhs-talking-therapies';
const SCOTLAND = 'scotland-psychological-therapies';
const VA = 'va-community-care';
const ELSEWHERE = ['us-co', 'us-tx', 'gb-eng', 'gb-sct', 'gb-wls'] as const;
const NOT_COLORADO = ['us-ca', 'us-ny', 'us-md', 'us-tx', 'gb-eng', 'gb-sct', 'gb-wls'] as const;
const NOT_CALIFORNIA = ['us-ny', 'us-md', 'us-co', 'us-tx', 'gb-eng', 'gb-sct', 'gb-wls'] as const;
const ACCREDITED = { '2025-01-01': [HEDIS], '2026-01-01': [HEDIS, NCQA] };

export const EXPECTED: readonly ExpectedRow[] = [
  {
    lines: ['commercial'],
    networks: PLAIN,
    regions: ['us-ca'],
    from: { '2010-01-17': [TA], '2024-04-01': [OON, TA] },
  },
  {
    lines: ['marketplace'],
    networks: STATE_RUN,
    regions: ['us-ca'],
    from: { '2010-01-17': [TA], '2024-04-01': [OON, TA] },
  },
  {
    lines: ['marketplace'],
    networks: ['federal-marketplace'],
    regions: ['us-ca'],
    from: { '2010-01-17': [TA], '2024-04-01': [OON, TA], '2025-01-01': [OON, TA, 'cms-qhp'] },
  },
  {
    lines: ['commercial', 'marketplace'],
    networks: ['accredited'],
    regions: ['us-ca'],
    from: {
      '2010-01-17': [TA],
      '2024-04-01': [OON, TA],
      '2025-01-01': [OON, TA, HEDIS],
      '2026-01-01': [OON, TA, HEDIS, NCQA],
    },
  },
  {
    lines: ['medi-cal'],
    networks: PLAIN,
    regions: ['us-ca'],
    from: { '2026-01-01': [COUNTY], '2027-07-09': [COUNTY, MEDICAID] },
  },
  {
    lines: ['medi-cal'],
    networks: ['accredited'],
    regions: ['us-ca'],
    from: {
      '2025-01-01': [HEDIS],
      '2026-01-01': [COUNTY, HEDIS, NCQA],
      '2027-07-09': [COUNTY, MEDICAID, HEDIS, NCQA],
    },
  },
  {
    lines: ['marketplace'],
    networks: ['federal-marketplace'],
    regions: NOT_CALIFORNIA,
    from: { '2025-01-01': ['cms-qhp'] },
  },
  { lines: ['medicaid'], networks: PLAIN, regions: NOT_COLORADO, from: { '2027-07-09': [MEDICAID] } },
  {
    lines: ['medicaid'],
    networks: PLAIN,
    regions: ['us-co'],
    from: { '2026-01-01': [RAE], '2027-07-09': [MEDICAID, RAE] },
  },
  {
    lines: ['medicaid'],
    networks: ['accredited'],
    regions: NOT_COLORADO,
    from: { ...ACCREDITED, '2027-07-09': [MEDICAID, HEDIS, NCQA] },
  },
  {
    lines: ['medicaid'],
    networks: ['accredited'],
    regions: ['us-co'],
    from: {
      '2025-01-01': [HEDIS],
      '2026-01-01': [RAE, HEDIS, NCQA],
      '2027-07-09': [MEDICAID, RAE, HEDIS, NCQA],
    },
  },
  { lines: ['tricare'], networks: ['prime'], regions: REGIONS, from: { '2024-11-27': ['tricare-prime'] } },
  { lines: ['tricare'], networks: ['select'], regions: REGIONS, from: { '2024-11-27': ['tricare-select'] } },
  { lines: ['va'], networks: PLAIN, regions: REGIONS, from: { '2019-07-01': [VA] } },
  {
    lines: ['va'],
    networks: ['accredited'],
    regions: REGIONS,
    from: { '2019-07-01': [VA], '2025-01-01': [HEDIS, VA], '2026-01-01': [HEDIS, NCQA, VA] },
  },
  { lines: ['commercial'], networks: PLAIN, regions: ['us-ny'], from: { '2025-07-01': [NY] } },
  {
    lines: ['commercial'],
    networks: ['accredited'],
    regions: ['us-ny'],
    from: { '2025-01-01': [HEDIS], '2025-07-01': [HEDIS, NY], '2026-01-01': [HEDIS, NCQA, NY] },
  },
  { lines: ['commercial'], networks: PLAIN, regions: ['us-md'], from: { '2026-01-01': [MD] } },
  {
    lines: ['commercial'],
    networks: ['accredited'],
    regions: ['us-md'],
    from: { '2025-01-01': [HEDIS], '2026-01-01': [HEDIS, MD, NCQA] },
  },
  { lines: ['nhs'], networks: PLAIN, regions: ['gb-eng'], from: { '2019-09-01': [TALKING] } },
  {
    lines: ['nhs'],
    networks: ['accredited'],
    regions: ['gb-eng'],
    from: { '2019-09-01': [TALKING], '2025-01-01': [HEDIS, TALKING], '2026-01-01': [HEDIS, NCQA, TALKING] },
  },
  { lines: ['nhs'], networks: PLAIN, regions: ['gb-sct'], from: { '2026-01-01': [SCOTLAND] } },
  {
    lines: ['nhs'],
    networks: ['accredited'],
    regions: ['gb-sct'],
    from: { '2025-01-01': [HEDIS], '2026-01-01': [HEDIS, NCQA, SCOTLAND] },
  },
  { lines: ['commercial'], networks: ['accredited'], regions: ELSEWHERE, from: ACCREDITED },
  { lines: ['marketplace', 'medi-cal'], networks: ['accredited'], regions: NOT_CALIFORNIA, from: ACCREDITED },
  { lines: ['medicare', 'tricare'], networks: ['accredited'], regions: REGIONS, from: ACCREDITED },
  {
    lines: ['nhs'],
    networks: ['accredited'],
    regions: ['us-ca', 'us-ny', 'us-md', 'us-co', 'us-tx', 'gb-wls'],
    from: ACCREDITED,
  },
];

/** What is added where packs that are unverified or proposed are asked for; the first and last date of each. */
export const ON_REQUEST = [
  {
    pack: 'ca-dhcs-managed-care',
    line: 'medi-cal',
    region: 'us-ca',
    from: '2026-01-01',
    to: '2028-12-31',
  },
  { pack: 'nhs-crisis-proposed', line: 'nhs', region: 'gb-eng', from: '2021-07-22', to: undefined },
] as const;
