import { MappingType, type ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Addresses } from '../model/addresses';
import { knob } from '../read-data';
import { stat } from './panel';

const SEEING: ValueMapping = {
  type: MappingType.ValueToText,
  options: {
    '0': { text: 'Seeing', color: 'green', index: 0 },
    '1': { text: 'BLIND: what is below proves nothing', color: 'red', index: 1 },
  },
};

/**
 * On top of every dashboard: whether what is below says anything. Blind is also whoever is not there, and whose counts
 * are older than a minute.
 */
export function banner({ runbooks }: Addresses): readonly Builder<Panel>[] {
  return [
    stat(
      {
        title: 'Do we see?',
        description:
          'Blind while an instance has no broker, no database or a stopped partition, while nobody answers, or while the counts are more than a minute old. Then silence below proves nothing.',
        unit: 'none',
        width: 12,
        height: 4,
        links: [['What to do when blind', `${runbooks}/monitor-blind.md`]],
      },
      [
        {
          expr: `max(domain:tam_monitor_blind:max{domain="access"} or on () (installation:tam_counts_age_seconds:max > bool ${knob('counts_stale_seconds')})) or vector(1)`,
          legend: 'access',
        },
      ],
      [SEEING],
    ),
    stat(
      {
        title: 'Deadlines held',
        description:
          'Deadlines that have passed and are not judged yet, by the reason. After 15 minutes they are said provisionally, make no notice and enter no rate.',
        unit: 'short',
        width: 6,
        height: 4,
        links: [['What to do', `${runbooks}/deadlines-held.md`]],
        steps: [
          [null, 'green'],
          [1, 'orange'],
        ],
      },
      [{ expr: 'sum by (why) (domain_why:tam_deadlines_held:sum)', legend: '{{why}}' }],
    ),
    stat(
      {
        title: 'Behind by',
        description:
          'How old the last applied event of each live topic is where events wait, and how long the most silent source has not spoken. Zero is good.',
        unit: 's',
        width: 6,
        height: 4,
        links: [['What to do', `${runbooks}/consumer-behind.md`]],
        steps: [
          [null, 'green'],
          [Number(knob('lag_ticket_seconds')), 'orange'],
          [Number(knob('lag_page_seconds')), 'red'],
        ],
      },
      [
        { expr: 'max(topic:tam_consumer_lag_seconds:max{topic!="tam.backfill.v1"})', legend: 'log' },
        { expr: 'max by (mode) (mode:tam_source_age_seconds:max)', legend: '{{mode}} source' },
      ],
    ),
  ];
}
