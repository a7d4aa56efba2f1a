import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { ALERT_GROUPS } from '../all-rules';
import type { Route } from '../alertmanager/routes';
import { monitoringFiles } from '../monitoring-files';
import { ADDRESSES } from '../read-data';
import { alertLabels } from '../render/rule-files';
import { runProgram } from './run-program';

const folder = mkdtempSync(path.join(tmpdir(), 'tam-amtool-'));
const FILE = path.join(folder, 'alertmanager.yaml');
const TEXT = monitoringFiles(ADDRESSES).get('alertmanager/alertmanager.yaml') ?? '';
beforeAll(() => writeFileSync(FILE, TEXT));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The receivers that an alert with these labels reaches. */
function receiversOf(labels: Readonly<Record<string, string>>): string[] {
  const words = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  const told = runProgram('amtool', ['config', 'routes', 'test', `--config.file=${FILE}`, ...words], folder);
  const [line = ''] = told.output.split('\n');
  return line.split(',').sort();
}

const everyAlert = ALERT_GROUPS.flatMap(({ domain, rules }) => rules.map((rule) => ({ domain, rule })));

interface Config {
  readonly route: Route;
  readonly inhibit_rules: readonly {
    readonly source_matchers: readonly string[];
    readonly target_matchers: readonly string[];
  }[];
}
const config = parse(TEXT) as Config;

describe('Alertmanager', () => {
  it('takes the configuration', () => {
    expect(runProgram('amtool', ['check-config', FILE], folder).output).toContain('SUCCESS');
  });

  it.each(everyAlert)('sends $rule.alert to those that it names and to nobody else', ({ domain, rule }) => {
    const { severity, audiences } = rule;
    const expected = severity === 'none' ? ['watchdog'] : audiences.map((each) => `${each}-${severity}`);
    expect(receiversOf({ alertname: rule.alert, ...alertLabels(rule, domain) })).toEqual(expected.sort());
  });

  it('sends an alert without an audience to engineering, rather than nowhere', () => {
    expect(receiversOf({ alertname: 'SomebodyElses', severity: 'page' })).toEqual(['engineering-ticket']);
  });

  it('is not misled by an audience whose name is part of another', () => {
    const labels = { alertname: 'A', severity: 'page', audience: 'engineering-x', domain: 'access' };
    expect(receiversOf(labels)).toEqual(['engineering-ticket']);
  });

  it('does not let a page of a crisis wait for others', () => {
    const crisis = (config.route.routes ?? []).filter(
      ({ matchers = [] }) => matchers.includes('domain="crisis"') && matchers.includes('severity="page"'),
    );
    expect(crisis.length).toBeGreaterThan(0);
    for (const route of crisis) expect(route).toMatchObject({ group_wait: '0s', group_by: ['...'] });
    const page = { alertname: 'C', severity: 'page', audience: 'clinical-oncall', domain: 'crisis' };
    expect(receiversOf(page)).toEqual(['clinical-oncall-page']);
  });

  it('silences figures while we are blind, and never a case of somebody who waits', () => {
    const [blind, ...others] = config.inhibit_rules;
    expect(blind).toMatchObject({
      source_matchers: ['about="blind"', 'severity="page"'],
      target_matchers: ['about="figure"'],
    });
    const silenced = others.flatMap(({ target_matchers }) => target_matchers);
    const cases = everyAlert.filter(({ rule }) => rule.about === 'case').map(({ rule }) => rule.alert);
    expect(cases).toContain('UrgentDueNoOffer');
    expect(cases.filter((alert) => silenced.includes(`alertname="${alert}"`))).toEqual([]);
  });

  it('silences only alerts that there are', () => {
    const names = new Set(everyAlert.map(({ rule }) => rule.alert));
    const named = config.inhibit_rules
      .flatMap((rule) => [...rule.source_matchers, ...rule.target_matchers])
      .flatMap((matcher) => /^alertname="(.*)"$/.exec(matcher)?.[1] ?? []);
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });
});
