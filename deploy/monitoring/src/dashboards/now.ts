import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Addresses } from '../model/addresses';
import { knob } from '../read-data';
import { dashboard, type Section } from './dashboard';
import { lines, stat, table } from './panel';
import { REGION, STANDARD } from './variables';

const HUE = [
  [null, 'green'],
  [1, 'orange'],
] as const;
const ALARM = [
  [null, 'green'],
  [1, 'red'],
] as const;

const due = (within: '2h' | '24h' | '48h', urgency: string): string =>
  `sum by (region) (region_urgency:tam_clocks_due_unoffered:sum${within}{region=~"$region", urgency${urgency}})`;
const URGENT = '=~"urgent|emergent"';
const OTHERS = '!~"urgent|emergent"';

function dueSoon({ runbooks, lookups }: Addresses): Section {
  const list = ['List of clocks at risk', `${lookups}/clocks?status=at-risk`] as const;
  const panel = (within: '2h' | '24h' | '48h', steps: typeof HUE | typeof ALARM) =>
    stat(
      {
        title: `Due in ${within.replace('h', '')} hours without an offer`,
        description:
          'People whose request falls due by then and who have been offered nothing, urgent ones first. Each can still be kept: open the list and find a slot.',
        unit: 'short',
        width: 8,
        height: 6,
        links: [list, ['What to do', `${runbooks}/urgent-due-no-offer.md`]],
        steps,
      },
      [
        { expr: due(within, URGENT), legend: '{{region}} urgent' },
        { expr: due(within, OTHERS), legend: '{{region}} others' },
      ],
    );
  return {
    title: 'Who can still be reached',
    panels: [panel('2h', ALARM), panel('24h', HUE), panel('48h', HUE)],
  };
}

function byStandard({ runbooks, lookups }: Addresses): Section {
  return {
    title: 'Where they are',
    panels: [
      table(
        {
          title: 'Open clocks due within 48 hours',
          description:
            'By standard, span and whether anything was offered; "insufficient" is an offer that does not keep the promise. Spans do not overlap: 24h begins where 12h ends.',
          unit: 'short',
          width: 14,
          height: 10,
          links: [['List of clocks', `${lookups}/clocks?status=running`]],
        },
        [
          {
            expr: 'sum by (standard, region, within, offer) (standard_region_within_offer:tam_clocks_due:max{region=~"$region", standard=~"$standard"}) > 0',
            legend: '',
          },
        ],
      ),
      stat(
        {
          title: 'Overdue and not judged',
          description:
            'Clocks past their deadline that wait for a source or for us. Call these members: a late offer is better than none.',
          unit: 'short',
          width: 5,
          height: 10,
          links: [['What to do', `${runbooks}/clocks-overdue.md`]],
          steps: HUE,
        },
        [
          {
            expr: 'region:tam_clocks_overdue:sum{region=~"$region"} or on () vector(0)',
            legend: '{{region}}',
          },
        ],
      ),
      stat(
        {
          title: 'Share at risk',
          description:
            'Open clocks at risk, of all open clocks. Many at once are a lack of capacity or a source that no longer sends offers.',
          unit: 'percentunit',
          width: 5,
          height: 10,
          links: [['What to do', `${runbooks}/at-risk-share-high.md`]],
          steps: [
            [null, 'green'],
            [Number(knob('at_risk_ratio')), 'orange'],
          ],
        },
        [
          {
            expr: 'region:tam_clocks_at_risk_per_tam_clocks_open:ratio{region=~"$region"}',
            legend: '{{region}}',
          },
        ],
      ),
    ],
  };
}

function overTime({ runbooks }: Addresses): Section {
  return {
    title: 'How it came about',
    panels: [
      lines(
        {
          title: 'At risk, by region',
          description:
            'Clocks at risk over time: did it creep up, or begin at once? At once is most often a source.',
          unit: 'short',
          width: 12,
          links: [['What to do', `${runbooks}/at-risk-share-high.md`]],
        },
        [{ expr: 'region:tam_clocks_at_risk:sum{region=~"$region"}', legend: '{{region}}' }],
      ),
      lines(
        {
          title: 'Breaches of the last 24 hours, by standard',
          description:
            'How many more clocks are breached than a day before. Figures of a period come from the report.',
          unit: 'short',
          width: 12,
          links: [['What to do', `${runbooks}/many-breaches-today.md`]],
        },
        [
          {
            expr: 'sum by (standard) (standard_region:tam_clocks_breached:delta1d{region=~"$region", standard=~"$standard"})',
            legend: '{{standard}}',
          },
        ],
      ),
      table(
        {
          title: 'Alerts that are on',
          description: 'Every alert that fires now, with who was told. The runbook of each has its name.',
          unit: 'short',
          width: 24,
          height: 7,
          links: [['Runbooks', runbooks]],
        },
        [
          {
            expr: 'max by (alertname, severity, audience) (ALERTS{alertstate="firing", domain="access"})',
            legend: '',
          },
        ],
      ),
    ],
  };
}

/** What access operations look at: who can still be reached, and where. */
export const nowDashboard = (addresses: Addresses): Dashboard =>
  dashboard(
    {
      uid: 'tam-now',
      title: 'Timely access: Now',
      description: 'Promises that will break unless somebody acts, by region, with the time that is left.',
      from: 'now-24h',
      variables: [REGION, STANDARD],
      sections: [dueSoon(addresses), byStandard(addresses), overTime(addresses)],
    },
    addresses,
  );
