import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';

/** A query of a panel, by where it stands. */
export interface PanelQuery {
  /** `<dashboard>: <panel>`. */
  readonly name: string;
  readonly language: 'promql' | 'sql';
  readonly text: string;
}

/** The panels of a dashboard, without its rows. */
export const panelsOf = ({ panels = [] }: Dashboard): readonly Panel[] =>
  panels.filter((panel): panel is Panel => !isRow(panel));

const isRow = (panel: Panel | RowPanel): panel is RowPanel => panel.type === 'row';

/** Every query of a dashboard. */
export const panelQueries = (dashboard: Dashboard): readonly PanelQuery[] =>
  panelsOf(dashboard).flatMap(({ title, targets = [] }) =>
    targets.map((target): PanelQuery => {
      const { expr, rawSql } = target as { readonly expr?: string; readonly rawSql?: string };
      const name = `${dashboard.title}: ${title}`;
      return rawSql === undefined
        ? { name, language: 'promql', text: expr ?? '' }
        : { name, language: 'sql', text: rawSql };
    }),
  );
