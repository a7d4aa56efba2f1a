import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Addresses } from '../model/addresses';
import { OBJECTIVES } from '../read-data';
import { dashboard, type Section } from './dashboard';
import { evidenceSection } from './pipeline-evidence';
import { machineSection } from './pipeline-machine';
import { lines, stat } from './panel';
import { INSTANCE, JOB } from './variables';

const quantile = (q: number, series: string): { expr: string; legend: string } => ({
  expr: `histogram_quantile(${q}, ${series})`,
  legend: `p${q * 100}`,
});

function flow({ runbooks }: Addresses): Section {
  return {
    title: 'What flows',
    panels: [
      lines(
        {
          title: 'Events in',
          description:
            'Events a second by topic and by what became of them. A topic that falls silent, or results other than applied, are the sender more often than us.',
          unit: 'reqps',
          width: 12,
          links: [['When far below usual', `${runbooks}/events-far-below-usual.md`]],
        },
        [{ expr: 'topic_result:tam_events:rate5m', legend: '{{topic}} {{result}}' }],
      ),
      lines(
        {
          title: 'Records that wait',
          description:
            'Appended and not applied yet. A slope upwards that does not turn is a consumer that does not keep up.',
          unit: 'short',
          width: 12,
          links: [['When stalled', `${runbooks}/consumer-stalled.md`]],
        },
        [{ expr: 'topic:tam_consumer_lag_records:sum', legend: '{{topic}}' }],
      ),
      lines(
        {
          title: 'Rounds',
          description:
            'Rounds a second by how they ended. Failed ones are tried again; fenced ones were written by another instance.',
          unit: 'ops',
          width: 8,
          links: [['When rounds fail', `${runbooks}/rounds-fail.md`]],
        },
        [{ expr: 'outcome:tam_rounds:rate5m', legend: '{{outcome}}' }],
      ),
      lines(
        {
          title: 'Time of a round',
          description:
            'From its first statement to the answer to its COMMIT. When it rises, look at the database first.',
          unit: 's',
          width: 8,
          links: [['When rounds fail', `${runbooks}/rounds-fail.md`]],
        },
        [
          quantile(0.5, 'le:tam_round_seconds_bucket:rate5m'),
          quantile(0.99, 'le:tam_round_seconds_bucket:rate5m'),
        ],
      ),
      lines(
        {
          title: 'Published and waiting',
          description:
            'Records a second that the broker has acknowledged, and revisions that still wait for it.',
          unit: 'short',
          width: 8,
          links: [['When they wait', `${runbooks}/revisions-unpublished.md`]],
        },
        [
          { expr: 'installation:tam_relayed_records:rate5m', legend: 'published a second' },
          { expr: 'installation:tam_unpublished_revisions:max', legend: 'waiting' },
        ],
      ),
    ],
  };
}

function promises({ runbooks }: Addresses): Section {
  const budget = (title: string, expr: string, name: keyof typeof OBJECTIVES, runbook: string) =>
    stat(
      {
        title,
        description: `Share that was bad in the last 30 days, coloured by what the objective allows. ${OBJECTIVES[name].promise}`,
        unit: 'percentunit',
        width: 4,
        links: [['What to do', `${runbooks}/${runbook}`]],
        steps: [
          [null, 'green'],
          [(100 - OBJECTIVES[name].objective) / 100, 'red'],
        ],
      },
      [{ expr, legend: '30 days' }],
    );
  return {
    title: 'What we promise',
    panels: [
      lines(
        {
          title: 'Event to determination',
          description: 'From the append of an event to the commit of what follows from it.',
          unit: 's',
          width: 6,
          links: [['When slow', `${runbooks}/freshness-budget-burns-fast.md`]],
        },
        [0.5, 0.99].map((q) => quantile(q, 'le:tam_event_to_determination_seconds_bucket:rate5m')),
      ),
      lines(
        {
          title: 'Deadline to commit',
          description:
            'From a deadline to the commit of what follows from it; waiting for a source is in it.',
          unit: 's',
          width: 6,
          links: [['When late', `${runbooks}/deadlines-in-time-budget-burns-fast.md`]],
        },
        [0.5, 0.99].map((q) => quantile(q, 'le:tam_deadline_lateness_seconds_bucket:rate5m')),
      ),
      budget(
        'Freshness: late',
        'slo:tam_determinations_late_per_tam_determinations:ratio_increase30d',
        'freshness',
        'freshness-budget-burns-fast.md',
      ),
      budget(
        'Delivery: time waiting',
        'slo:tam_unpublished_late:ratio_over_time30d',
        'delivery',
        'delivery-budget-burns-fast.md',
      ),
      budget(
        'Deadlines: time late',
        'slo:tam_deadlines_late:ratio_over_time30d',
        'deadlines',
        'deadlines-in-time-budget-burns-fast.md',
      ),
    ],
  };
}

/** What engineers look at. */
export const pipelineDashboard = (addresses: Addresses): Dashboard =>
  dashboard(
    {
      uid: 'tam-pipeline',
      title: 'Timely access: Pipeline',
      description: 'Whether what comes in is read, judged and published in time, and what does not work.',
      from: 'now-6h',
      variables: [JOB, INSTANCE],
      sections: [flow(addresses), promises(addresses), evidenceSection(addresses), machineSection(addresses)],
    },
    addresses,
  );
