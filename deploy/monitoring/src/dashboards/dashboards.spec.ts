import { existsSync } from 'node:fs';
import path from 'node:path';
import type { VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { knownMetrics } from '../all-rules';
import { ADDRESSES } from '../read-data';
import { queryFaults } from '../query/query-faults';
import { readQuery } from '../query/read-query';
import { allDashboards } from './all-dashboards';
import { panelQueries, panelsOf } from './panel-queries';

/** Units of Grafana that our panels may use. */
const UNITS = ['none', 'short', 's', 'bytes', 'percentunit', 'reqps', 'ops'];

const ROOT = path.join(__dirname, '..', '..', '..', '..');
const DASHBOARDS = allDashboards(ADDRESSES);
const PANELS = DASHBOARDS.flatMap((dashboard) =>
  panelsOf(dashboard).map((panel) => ({
    title: `${dashboard.title ?? ''}: ${panel.title ?? ''}`,
    panel,
    dashboard,
  })),
);
const QUERIES = DASHBOARDS.flatMap(panelQueries);
const PROMQL = QUERIES.filter(({ language }) => language === 'promql');
const known = knownMetrics();

const variables = (dashboard: (typeof DASHBOARDS)[number]): readonly VariableModel[] =>
  dashboard.templating?.list ?? [];

/** The rules of Grafana's dashboard linter, by their names there. */
describe('every dashboard', () => {
  it.each(DASHBOARDS)('$title cannot be edited by hand (uneditable-dashboard)', ({ editable }) => {
    expect(editable).toBe(false);
  });

  it.each(DASHBOARDS)('$title takes its data source from a variable (template-datasource)', (dashboard) => {
    expect(variables(dashboard)[0]).toMatchObject({
      name: 'datasource',
      label: 'Data source',
      type: 'datasource',
      query: 'prometheus',
    });
  });

  it.each(DASHBOARDS)(
    '$title renews its variables with the time (template-on-time-change-reload)',
    (dashboard) => {
      const queried = variables(dashboard).filter(({ type }) => type === 'query');
      expect(queried.filter(({ refresh }) => refresh !== 2)).toEqual([]);
      expect(queried.length).toBeGreaterThan(0);
    },
  );

  it.each(DASHBOARDS)('$title asks for label values with PromQL (template-label-promql)', (dashboard) => {
    const definitions = variables(dashboard).flatMap(({ definition }) => definition ?? []);
    const series = definitions.map((text) => /^label_values\((.*), \w+\)$/.exec(text)?.[1] ?? text);
    const faults = series.flatMap((text) => queryFaults(`count(${text})`, known));
    expect(faults.filter((fault) => !fault.includes('only its rate'))).toEqual([]);
  });

  it.each(DASHBOARDS)(
    '$title lets job and instance be chosen where it asks for them (template-job, template-instance)',
    (dashboard) => {
      const asked = panelQueries(dashboard).some(({ text }) => text.includes('$job'));
      const named = variables(dashboard).filter(({ name }) => name === 'job' || name === 'instance');
      expect(named.map(({ multi, allValue, includeAll }) => [multi, allValue, includeAll])).toEqual(
        asked ? Array(2).fill([true, '.+', true]) : [],
      );
    },
  );

  it.each(DASHBOARDS)('$title asks for every variable that it offers', (dashboard) => {
    const text = JSON.stringify([dashboard.panels, dashboard.templating]);
    const idle = variables(dashboard).filter(({ name }) => !new RegExp(`\\$\\{?${name}\\b`).test(text));
    expect(idle.map(({ name }) => name)).toEqual([]);
  });

  it.each(DASHBOARDS)('$title begins with the banner that says whether we see', (dashboard) => {
    const [first] = panelsOf(dashboard);
    expect(first?.title).toBe('Do we see?');
    expect(first?.gridPos?.y).toBeLessThan(3);
  });

  it.each(DASHBOARDS)('$title links to the others and to the runbooks', ({ links = [] }) => {
    expect(links.map(({ title }) => title)).toEqual(['Dashboards', 'Runbooks']);
  });

  it('has an address of its own', () => {
    const ids = DASHBOARDS.map(({ uid }) => uid);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('every panel', () => {
  it.each(PANELS)('$title uses the data source of the dashboard (panel-datasource)', ({ panel }) => {
    expect(['${datasource}', '${database}']).toContain(panel.datasource?.uid);
  });

  it.each(PANELS)(
    '$title says what it shows and what to make of it (panel-title-description)',
    ({ panel }) => {
      expect(panel.title).toMatch(/^[A-Z]/);
      expect(panel.description).toMatch(/^[A-Z].{30,}\.$/);
    },
  );

  it.each(PANELS)('$title has a unit (panel-units)', ({ panel }) => {
    expect(UNITS).toContain(panel.fieldConfig?.defaults?.unit);
  });

  it.each(PANELS)('$title asks for something (panel-no-targets)', ({ panel }) => {
    expect(panel.targets?.length).toBeGreaterThan(0);
  });

  it.each(PANELS)(
    '$title lies within the width of the page and on no other panel',
    ({ panel, dashboard }) => {
      const place = panel.gridPos;
      expect(place && place.x + place.w).toBeLessThanOrEqual(24);
      const others = panelsOf(dashboard).filter((each) => each !== panel);
      const clash = others.filter(
        ({ gridPos: other }) =>
          other &&
          place &&
          other.x < place.x + place.w &&
          place.x < other.x + other.w &&
          other.y < place.y + place.h &&
          place.y < other.y + other.h,
      );
      expect(clash.map(({ title }) => title)).toEqual([]);
    },
  );

  it.each(PANELS)('$title links to a runbook that is there or to a list', ({ panel }) => {
    const links = panel.links ?? [];
    expect(links.length).toBeGreaterThan(0);
    for (const { url } of links) {
      expect(url).toBeDefined();
      if (url?.startsWith(ADDRESSES.runbooks)) expect(existsSync(path.join(ROOT, url))).toBe(true);
      else expect(url).toMatch(new RegExp(`^${ADDRESSES.lookups}/clocks`));
    }
  });
});

describe('every query of a panel', () => {
  it.each(PROMQL)(
    '$name is PromQL over metrics that there are (target-promql, target-counter-agg)',
    ({ text }) => {
      expect(queryFaults(text, known)).toEqual([]);
    },
  );

  it.each(PROMQL)(
    '$name measures rates over the interval of the panel (target-rate-interval)',
    ({ text }) => {
      const rates = [...text.matchAll(/\b(?:rate|increase|irate)\([^[]*\[([^\]]+)\]/g)];
      for (const [, range] of rates) expect(range).toBe('$__rate_interval');
    },
  );

  it.each(PROMQL)(
    '$name narrows what it scrapes to the job chosen (target-job, target-instance)',
    ({ text }) => {
      const scraped = readQuery(text).selectors.filter(
        ({ metric }) => !metric.includes(':') && metric !== 'ALERTS',
      );
      expect(scraped.filter(({ labels }) => !labels.includes('job'))).toEqual([]);
    },
  );
});
