import { ALERT_GROUPS, checkQueries, RECORDING_GROUPS, ruleQueries } from './all-rules';
import { CASE_KINDS } from './cases/alert-case';
import { CASE_FILES } from './cases/case-files';
import { monitoringFiles } from './monitoring-files';
import { ADDRESSES, knob, unreadKnobs } from './read-data';
import { readQuery } from './query/read-query';

const ALERTS = ALERT_GROUPS.flatMap(({ rules }) => rules);
const RECORDS = RECORDING_GROUPS.flatMap(({ rules }) => rules);
const CASES = CASE_FILES.flatMap(({ cases }) => cases);

describe('the recording rules', () => {
  it('are at least thirty, each named level:metric:operation, once', () => {
    const names = RECORDS.map(({ record }) => record);
    expect(names.length).toBeGreaterThanOrEqual(30);
    expect(names.filter((name) => !/^[a-z_]+:[a-z_]+:[a-z0-9_]+$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('read only rules that stand before them', () => {
    const seen = new Set<string>();
    const early = RECORDS.flatMap(({ record, expr }) => {
      const read = readQuery(expr).selectors.filter(
        ({ metric }) => metric.includes(':') && !seen.has(metric),
      );
      seen.add(record);
      return read.map(({ metric }) => `${record} reads ${metric}`);
    });
    expect(early).toEqual([]);
  });

  it('name in the level the labels that they keep, and divide only what they have recorded apart', () => {
    const wrong = RECORDS.filter(({ record, expr }) => {
      const level = record.split(':')[0] ?? '';
      const kept = /^(?:sum|max|count) by \(([^)]*)\)/.exec(expr)?.[1];
      return kept !== undefined && kept.split(', ').join('_') !== level;
    });
    expect(wrong).toEqual([]);
    const ratios = RECORDS.filter(({ record }) => record.includes(':ratio'));
    expect(ratios.length).toBeGreaterThan(3);
    for (const { expr } of ratios) expect(expr).toMatch(/^[a-z_0-9:]+ \/ \([a-z_0-9:]+ > 0\)$/);
  });
});

describe('the alerts', () => {
  it('are at least twenty, each named in PascalCase, once', () => {
    const names = ALERTS.map(({ alert }) => alert);
    expect(names.length).toBeGreaterThanOrEqual(20);
    expect(names.filter((name) => !/^([A-Z][a-z]+)+$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(ALERTS)('$alert compares something, says who acts and what to do first', (rule) => {
    expect(rule.expr).toMatch(/[<>=]=? ?|^absent|^vector/);
    expect(rule.audiences.length).toBeGreaterThan(0);
    expect(rule.summary).toMatch(/^[A-Z{].*\.$/);
    expect(rule.description).toMatch(/\bFirst /i);
    expect(rule.summary.length).toBeLessThan(120);
    expect(`${rule.summary} ${rule.description}`).not.toMatch(/\{\{ (?!\$labels\.\w+ \}\}|\$value)/);
  });

  it.each(ALERTS)('$alert shows only labels that its query keeps', ({ expr, summary, description }) => {
    const shown = [...`${summary} ${description}`.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label);
    for (const label of shown) expect(expr).toMatch(new RegExp(`\\b${label}\\b|process_|nodejs_|tam_`));
  });

  it.each(ALERTS)('$alert has a case of every kind', ({ alert }) => {
    const kinds = new Set(CASES.filter((each) => each.alert === alert).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...CASE_KINDS].sort());
  });

  it('have cases with names of their own', () => {
    const names = CASES.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.length).toBeGreaterThanOrEqual(4 * ALERTS.length);
  });
});

describe('the numbers of the rules', () => {
  it('are all read by a rule', () => {
    expect(unreadKnobs()).toEqual([]);
  });

  it('are refused where one is not set', () => {
    expect(() => knob('nowhere')).toThrow(/TAM_WATCH_KNOB_UNSET.*nowhere/);
  });
});

describe('the generated files', () => {
  it('are refused where a query names a metric that the catalogue does not have', () => {
    expect(() => checkQueries([['NoSuchAlert', 'tam_findings_open > 0']])).toThrow(
      /TAM_WATCH_QUERY_REFUSED.*NoSuchAlert: tam_findings_open is no metric/,
    );
    expect(() => checkQueries(ruleQueries())).not.toThrow();
  });

  it('carry the addresses of a deployment', () => {
    const files = monitoringFiles({
      ...ADDRESSES,
      runbooks: 'https://runbooks.invalid',
      timeZone: 'Europe/London',
    });
    expect(files.get('alerts/tam-blind.yaml')).toContain('https://runbooks.invalid/monitor-blind.md');
    expect(files.get('alertmanager/alertmanager.yaml')).toContain('location: Europe/London');
  });
});
