import { attended, holdsAtItsBoundary, NO_VISIT, type Boundary } from './boundary.features';
import { Story } from './story';

const LATER = '2027-03-31 00:00';

const left = (setting: string, principal: string, when = '2026-02-26 15:00'): Story =>
  new Story()
    .request('2026-02-02 09:00', { network: 'accredited', region: 'us-or' })
    .happened('care.discharged.v1', when, { setting, principal, dischargeId: 'stay-1' });

const row = (standard: string, title: string, due: string, setting: string, principal: string): Boundary => ({
  standard,
  title,
  due,
  story: () => left(setting, principal),
  kept: attended(),
  unkept: NO_VISIT,
});

holdsAtItsBoundary([
  row(
    'hedis-fuh-7',
    '7 days after psychiatric hospital',
    '2026-03-05 23:59:59.999',
    'inpatient-psychiatric',
    'mental-health',
  ),
  row(
    'hedis-fuh-30',
    '30 days after hospital for self-harm, over the spring clock change',
    '2026-03-28 23:59:59.999',
    'inpatient',
    'self-harm',
  ),
  row(
    'hedis-fum-7',
    '7 days after an emergency department, mental illness',
    '2026-03-05 23:59:59.999',
    'ed',
    'mental-health',
  ),
  row(
    'hedis-fum-30',
    '30 days after an emergency department, mental illness',
    '2026-03-28 23:59:59.999',
    'ed',
    'mental-health',
  ),
  row(
    'hedis-fua-7',
    '7 days after an emergency department, substance use',
    '2026-03-05 23:59:59.999',
    'ed',
    'substance-use',
  ),
  row(
    'hedis-fua-30',
    '30 days after an emergency department, substance use',
    '2026-03-28 23:59:59.999',
    'ed',
    'substance-use',
  ),
]);

describe('the day of the discharge', () => {
  const sameDay = (told: Story): Story => attended()(told, Date.parse('2026-02-27T01:00:00Z'));

  it('keeps nothing after a hospital stay', () => {
    expect(sameDay(left('inpatient', 'mental-health')).find('hedis-fuh-7', LATER)?.status).toBe('breached');
  });

  it('counts after an emergency department', () => {
    expect(sameDay(left('ed', 'mental-health')).find('hedis-fum-7', LATER)?.status).toBe('met');
    expect(sameDay(left('ed', 'substance-use')).find('hedis-fua-7', LATER)?.status).toBe('met');
  });
});

describe('who belongs to a measure', () => {
  const standards = (setting: string, principal: string): readonly string[] =>
    left(setting, principal)
      .determinations(LATER)
      .map(({ standard }) => standard)
      .filter((standard) => standard.startsWith('hedis-'))
      .sort();

  it.each([
    ['inpatient', 'mental-health', ['hedis-fuh-30', 'hedis-fuh-7']],
    ['inpatient-psychiatric', 'self-harm', ['hedis-fuh-30', 'hedis-fuh-7']],
    ['inpatient', 'substance-use', []],
    ['ed', 'mental-health', ['hedis-fum-30', 'hedis-fum-7']],
    ['ed', 'substance-use', ['hedis-fua-30', 'hedis-fua-7']],
    ['ed', 'self-harm', []],
    ['csu', 'mental-health', []],
  ])('%s, %s: %j', (setting, principal, expected) => {
    expect(standards(setting, principal)).toEqual(expected);
  });

  it('is a matter of any provider and any behavioral health visit that counts as care', () => {
    const seenBy = (visit: { providerRole?: string; purpose?: string }): string | undefined =>
      attended(visit)(left('inpatient', 'mental-health'), Date.parse('2026-03-02T18:00:00Z')).find(
        'hedis-fuh-7',
        LATER,
      )?.status;
    expect(seenBy({ providerRole: 'peer' })).toBe('met');
    expect(seenBy({ providerRole: 'psychiatrist', purpose: 'medication' })).toBe('met');
    expect(seenBy({ purpose: 'orientation' })).toBe('breached');
  });

  it('does not reach back before the measurement year that was read', () => {
    expect(left('ed', 'mental-health', '2024-12-31 23:59').find('hedis-fum-7', LATER)).toBeUndefined();
    expect(left('ed', 'mental-health', '2025-01-01 00:00').find('hedis-fum-7', LATER)?.status).toBe(
      'breached',
    );
  });
});
