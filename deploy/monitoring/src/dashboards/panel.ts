import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueColorMode,
  BigValueGraphMode,
  LegendDisplayMode,
  LegendPlacement,
  type DataSourceRef,
} from '@grafana/grafana-foundation-sdk/common';
import * as common from '@grafana/grafana-foundation-sdk/common';
import {
  type DashboardLink,
  DashboardLinkBuilder,
  DashboardLinkType,
  type ThresholdsConfig,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type Panel,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as LinesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';

export const PROMETHEUS: DataSourceRef = { type: 'prometheus', uid: '${datasource}' };
export const POSTGRES: DataSourceRef = { type: 'grafana-postgresql-datasource', uid: '${database}' };

/** What every panel has. `alerts` are those whose runbooks it links to. */
export interface PanelOf {
  readonly title: string;
  /** What it shows, and what to make of it. */
  readonly description: string;
  /** As Grafana names units. */
  readonly unit: string;
  readonly width: number;
  readonly height?: number;
  readonly links?: readonly (readonly [title: string, url: string])[];
  /** Values from which a colour holds; the first is the colour of all below. */
  readonly steps?: readonly (readonly [from: number | null, color: string])[];
}

/** One query of a panel. A legend may hold `{{label}}`. */
export interface Query {
  readonly expr: string;
  readonly legend: string;
}

/** What the builders of all panels have in common. */
interface FrameBuilder {
  title(text: string): this;
  description(text: string): this;
  unit(unit: string): this;
  span(width: number): this;
  height(height: number): this;
  links(links: Builder<DashboardLink>[]): this;
  thresholds(thresholds: Builder<ThresholdsConfig>): this;
}

const CALM = [[null, 'text']] as const;

/** Sets what every panel has. */
function framed<B extends FrameBuilder>(builder: B, panel: PanelOf): B {
  const links = (panel.links ?? []).map(([title, url]) =>
    new DashboardLinkBuilder(title).type(DashboardLinkType.Link).url(url).targetBlank(true),
  );
  const steps = (panel.steps ?? CALM).map(([value, color]) => ({ value, color }));
  return builder
    .title(panel.title)
    .description(panel.description)
    .unit(panel.unit)
    .span(panel.width)
    .height(panel.height ?? 8)
    .links(links)
    .thresholds(new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps));
}

const instant = (expr: string, legend: string): DataqueryBuilder =>
  new DataqueryBuilder().expr(expr).legendFormat(legend).datasource(PROMETHEUS).instant();

/** One number, or one for each series, with words for values where there are any. */
export function stat(
  panel: PanelOf,
  queries: readonly Query[],
  mappings: ValueMapping[] = [],
): Builder<Panel> {
  return framed(new StatBuilder(), panel)
    .datasource(PROMETHEUS)
    .mappings(mappings)
    .graphMode(BigValueGraphMode.None)
    .colorMode(mappings.length > 0 ? BigValueColorMode.Background : BigValueColorMode.Value)
    .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .targets(queries.map(({ expr, legend }) => instant(expr, legend)));
}

/** Lines over time. */
export function lines(panel: PanelOf, queries: readonly Query[]): Builder<Panel> {
  return framed(new LinesBuilder(), panel)
    .datasource(PROMETHEUS)
    .min(0)
    .fillOpacity(10)
    .legend(
      new common.VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true),
    )
    .targets(
      queries.map(({ expr, legend }) =>
        new DataqueryBuilder().expr(expr).legendFormat(legend).datasource(PROMETHEUS).range(),
      ),
    );
}

/** A table of the values now, one row a series. */
export function table(panel: PanelOf, queries: readonly Query[]): Builder<Panel> {
  return framed(new TableBuilder(), panel)
    .datasource(PROMETHEUS)
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({ id: 'organize', options: { excludeByName: { Time: true } } })
    .targets(queries.map(({ expr, legend }) => instant(expr, legend).format(PromQueryFormat.Table)));
}

/** A table that the database answers. */
export function sqlTable(panel: PanelOf, query: string): Builder<Panel> {
  return framed(new TableBuilder(), panel).datasource(POSTGRES).withTarget(sql(query));
}

/** A query in the form of Grafana's datasource for Postgres, which the library has no builder for. */
function sql(rawSql: string): Builder<Dataquery> {
  const query = {
    refId: 'A',
    format: 'table',
    editorMode: 'code',
    rawQuery: true,
    rawSql,
    datasource: POSTGRES,
    _implementsDataqueryVariant: () => undefined,
  };
  return { build: () => query };
}
