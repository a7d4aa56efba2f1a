import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Addresses } from '../model/addresses';
import { knob } from '../read-data';
import { dashboard } from './dashboard';
import { lines, sqlTable, stat, table } from './panel';
import { DATABASE, MONTH, REGION, STANDARD } from './variables';

/** Counts of one month and place, from the counts that the rounds keep. */
const FROM = `FROM access.outcome_counts
WHERE month IN (\${month:singlequote}) AND region ~ '^(\${region:pipe})$' AND standard ~ '^(\${standard:pipe})$'`;

const of = (...statuses: string[]): string =>
  `sum(outcomes) FILTER (WHERE status IN (${statuses.map((status) => `'${status}'`).join(', ')}))`;

const COUNTS = `SELECT standard, region,
  ${of('met')} AS met, ${of('breached')} AS breached, ${of('undetermined')} AS undetermined,
  ${of('excused')} AS excused, ${of('ended')} AS ended, ${of('running', 'at-risk')} AS open
${FROM}
GROUP BY standard, region ORDER BY standard, region`;

const RATES = `SELECT standard,
  ${of('met')}::float8 / nullif(${of('met', 'breached')}, 0) AS rate,
  coalesce(${of('met')}, 0)::float8 / nullif(${of('met', 'breached', 'undetermined')}, 0) AS worst,
  coalesce(${of('met', 'undetermined')}, 0)::float8 / nullif(${of('met', 'breached', 'undetermined')}, 0) AS best
${FROM}
GROUP BY standard HAVING ${of('met', 'breached', 'undetermined')} > 0 ORDER BY standard`;

/** What compliance looks at in the course of a period; what is filed comes from the report. */
export const accessPeriodDashboard = (addresses: Addresses): Dashboard =>
  dashboard(
    {
      uid: 'tam-access-period',
      title: 'Timely access: Access this period',
      description:
        'Counts and rates of a period, as known now. What is filed is the report of npm run report -- access, with its edition, suppression and completeness; these are for steering.',
      from: 'now-7d',
      variables: [DATABASE, MONTH, REGION, STANDARD],
      sections: [
        {
          title: 'The period, as known now',
          panels: [
            sqlTable(
              {
                title: 'Clocks by what was said of them',
                description:
                  'From the counts that the monitor keeps, by the month of the deadline. Excused and ended leave the denominators. Nothing due is "none", not 100 %.',
                unit: 'short',
                width: 14,
                height: 11,
                links: [['What undetermined means', `${addresses.runbooks}/undetermined-share-high.md`]],
              },
              COUNTS,
            ),
            sqlTable(
              {
                title: 'Rate, worst case and best case',
                description:
                  'The rate counts what is decided; the worst case takes everything undetermined as broken, the best as kept. A census, so never compared with a threshold of a survey.',
                unit: 'percentunit',
                width: 10,
                height: 11,
                links: [['What undetermined means', `${addresses.runbooks}/undetermined-share-high.md`]],
              },
              RATES,
            ),
          ],
        },
        {
          title: 'How it moves',
          panels: [
            lines(
              {
                title: 'Clocks by status',
                description:
                  'All that is kept, over time. States may fall: a verdict is taken back when late evidence comes.',
                unit: 'short',
                width: 12,
                links: [['Breaches', `${addresses.lookups}/clocks?status=breached`]],
              },
              [
                {
                  expr: 'sum by (status) (status_region:tam_clocks:sum{region=~"$region"})',
                  legend: '{{status}}',
                },
              ],
            ),
            lines(
              {
                title: 'Breaches of the last 24 hours',
                description: 'By region: how many more clocks are breached than a day before.',
                unit: 'short',
                width: 12,
                links: [['What to do', `${addresses.runbooks}/many-breaches-today.md`]],
              },
              [
                {
                  expr: 'sum by (region) (standard_region:tam_clocks_breached:delta1d{region=~"$region", standard=~"$standard"})',
                  legend: '{{region}}',
                },
              ],
            ),
            stat(
              {
                title: 'Undetermined share',
                description:
                  'Of what could be decided, the share of which something is missing. While it is high, no figure of the period stands.',
                unit: 'percentunit',
                width: 12,
                height: 6,
                links: [['What to do', `${addresses.runbooks}/undetermined-share-high.md`]],
                steps: [
                  [null, 'green'],
                  [Number(knob('undetermined_ratio')), 'orange'],
                ],
              },
              [
                {
                  expr: 'region:tam_clocks_undetermined_per_tam_clocks_decidable:ratio{region=~"$region"}',
                  legend: '{{region}}',
                },
              ],
            ),
            table(
              {
                title: 'Rule packs in use',
                description: 'Version and hash of each pack by which the clocks are judged.',
                unit: 'short',
                width: 12,
                height: 6,
                links: [['When they differ', `${addresses.runbooks}/pack-versions-differ.md`]],
              },
              [{ expr: 'max by (pack, version, hash) (tam_pack_info{job=~".+"})', legend: '' }],
            ),
          ],
        },
      ],
    },
    addresses,
  );
