import { loadPackSet } from '@tam/config';
import { sha256Hex } from '@tam/record';
import type { Standard } from '@tam/standards';
import { ASSIGNED, BEFORE } from './diff-story.features';
import { ruleChanges } from './rule-change';

const packs = loadPackSet({ sha256: sha256Hex, packsDir: BEFORE, assignmentsFile: ASSIGNED });
const therapy = packs.inForce('sample-access', '2026-01-01').find(({ id }) => id === 'sample-therapy')!;
const changed = (change: Partial<Standard>) => ruleChanges(therapy, { ...therapy, ...change });

describe('what differs between two versions of a standard', () => {
  it('is nothing where only its dates or the version of the pack differ', () => {
    expect(changed({ from: '2021-01-01', to: '2022-01-01', packVersion: '9' })).toEqual([]);
  });

  it('is the limit in words', () => {
    expect(changed({ limit: { count: 1, unit: 'business-days' } })).toEqual([
      { field: 'limit', before: '10 business days', after: '1 business day' },
    ]);
  });

  it('comes with what decides an outcome first and the citation last', () => {
    const fields = changed({
      citation: { text: 'Other', verification: 'primary' },
      limit: { count: 48, unit: 'hours' },
      periodBy: 'start',
      exceptions: [],
    }).map(({ field }) => field);
    expect(fields).toEqual(['limit', 'exceptions', 'periodBy', 'citation.text', 'citation.verification']);
  });

  it('names the place inside a member', () => {
    expect(changed({ stop: { ...therapy.stop, group: 'always' } })).toEqual([
      { field: 'stop.group', before: 'if-asked', after: 'always' },
    ]);
  });

  it('tells another calendar from other days of the same calendar', () => {
    const { calendar } = therapy;
    expect(changed({ calendar: { ...calendar, id: 'other' } })).toEqual([
      { field: 'calendar', before: 'ca-state-office', after: 'other' },
    ]);
    const [first, ...holidays] = calendar.holidays;
    expect(changed({ calendar: { ...calendar, holidays } })).toEqual([
      { field: 'calendar ca-state-office: holidays', before: first!.name },
    ]);
  });

  it('names the calendars that could be meant and are no longer, or are now', () => {
    const [weekday] = therapy.alternativeCalendars;
    expect(changed({ alternativeCalendars: [] })).toEqual([
      { field: 'alternativeCalendars', before: weekday!.id },
    ]);
    expect(changed({ alternativeCalendars: [weekday!, { ...weekday!, id: 'new' }] })).toEqual([
      { field: 'alternativeCalendars', after: 'new' },
    ]);
  });
});
