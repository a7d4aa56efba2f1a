import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { POSTGRES, PROMETHEUS } from './panel';

type Variable = Builder<VariableModel>;

/** Where the numbers come from, so that one dashboard serves several installations. */
export const DATASOURCE: Variable = new DatasourceVariableBuilder('datasource')
  .label('Data source')
  .type('prometheus')
  .current({ selected: true, text: 'Prometheus', value: 'prometheus' });

export const DATABASE: Variable = new DatasourceVariableBuilder('database')
  .label('Database')
  .type('grafana-postgresql-datasource')
  .current({ selected: true, text: 'Access', value: 'access' });

const EVERYTHING = { selected: true, text: 'All', value: '$__all' };

/** The values of a label of a series, any number of them. */
const labelled = (name: string, label: string, series: string): Variable =>
  new QueryVariableBuilder(name)
    .label(label)
    .datasource(PROMETHEUS)
    .query({ query: `label_values(${series}, ${name})`, refId: 'A' })
    .definition(`label_values(${series}, ${name})`)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.+')
    .current(EVERYTHING);

export const REGION = labelled('region', 'Region', 'status_region:tam_clocks:sum');
export const STANDARD = labelled('standard', 'Standard', 'standard_status_region:tam_clocks:max');
export const JOB = labelled('job', 'Job', 'tam_rounds_total');
export const INSTANCE = labelled('instance', 'Instance', 'tam_rounds_total{job=~"$job"}');

/** The months of which clocks are counted, the latest first. */
export const MONTH: Variable = new QueryVariableBuilder('month')
  .label('Month')
  .datasource(POSTGRES)
  .query('SELECT DISTINCT month FROM access.outcome_counts ORDER BY month DESC')
  .refresh(VariableRefresh.OnTimeRangeChanged)
  .sort(VariableSort.AlphabeticalDesc)
  .multi(true)
  .includeAll(true)
  .current(EVERYTHING);
