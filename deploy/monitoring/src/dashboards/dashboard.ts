import {
  DashboardBuilder,
  DashboardLinkBuilder,
  DashboardLinkType,
  type Dashboard,
  type Panel,
  RowBuilder,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Addresses } from '../model/addresses';
import type { DashboardUid } from '../model/rule';
import { banner } from './banner';
import { DATASOURCE } from './variables';

/** A headed part of a dashboard. */
export interface Section {
  readonly title: string;
  readonly panels: readonly Builder<Panel>[];
}

/** What a dashboard of ours is made of; the banner comes by itself. */
export interface DashboardOf {
  readonly uid: DashboardUid;
  readonly title: string;
  readonly description: string;
  readonly from: string;
  readonly variables: readonly Builder<VariableModel>[];
  readonly sections: readonly Section[];
}

/** The dashboard as Grafana takes it: not to be edited, with the banner on top and links to the others and the runbooks. */
export function dashboard(parts: DashboardOf, addresses: Addresses): Dashboard {
  const builder = new DashboardBuilder(parts.title)
    .uid(parts.uid)
    .description(parts.description)
    .tags(['tam'])
    .readonly()
    .refresh('30s')
    .timezone('browser')
    .time({ from: parts.from, to: 'now' })
    .variables([DATASOURCE, ...parts.variables])
    .links([
      new DashboardLinkBuilder('Dashboards')
        .type(DashboardLinkType.Dashboards)
        .tags(['tam'])
        .asDropdown(true),
      new DashboardLinkBuilder('Runbooks')
        .type(DashboardLinkType.Link)
        .url(addresses.runbooks)
        .targetBlank(true),
    ])
    .withRow(new RowBuilder('Before you read on'));
  for (const panel of banner(addresses)) builder.withPanel(panel);
  for (const { title, panels } of parts.sections) {
    builder.withRow(new RowBuilder(title));
    for (const panel of panels) builder.withPanel(panel);
  }
  return builder.build();
}
