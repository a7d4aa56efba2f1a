import type { Addresses } from '../model/addresses';
import type { Section } from './dashboard';
import { lines, stat, table } from './panel';

const BAD = [
  [null, 'green'],
  [1, 'red'],
] as const;

/** What came in and could not be used. */
export const evidenceSection = ({ runbooks }: Addresses): Section => ({
  title: 'What could not be used',
  panels: [
    table(
      {
        title: 'Open dead letters',
        description:
          'Records that cannot be used and that nobody has settled, by the code of the fault. Each may be the offer that a member waits for.',
        unit: 'short',
        width: 8,
        links: [['What to do', `${runbooks}/dead-letters-unsettled.md`]],
      },
      [{ expr: 'code:tam_dead_letters_open:max', legend: '' }],
    ),
    lines(
      {
        title: 'Dead letters an hour',
        description: 'New ones, by code. Many of one code at once are a sender that changed.',
        unit: 'short',
        width: 8,
        links: [['What to do', `${runbooks}/dead-letter-flood.md`]],
      },
      [{ expr: 'code:tam_dead_letters:increase1h', legend: '{{code}}' }],
    ),
    lines(
      {
        title: 'Odd events an hour',
        description:
          'Events that conflict with one under the same identity, that came on the wrong partition, or of types outside the catalogue.',
        unit: 'short',
        width: 8,
        links: [['When they conflict', `${runbooks}/events-conflict.md`]],
      },
      [
        { expr: 'topic:tam_events_conflict:increase1h', legend: '{{topic}} conflict' },
        { expr: 'topic:tam_events_republished:increase1h', legend: '{{topic}} wrong partition' },
        { expr: 'topic:tam_skipped_events:increase1h', legend: '{{topic}} skipped' },
      ],
    ),
    lines(
      {
        title: 'Codes in no registry, an hour',
        description: 'They are kept and satisfy nothing, so promises may look broken that were kept.',
        unit: 'short',
        width: 8,
        links: [['What to do', `${runbooks}/unrecognised-codes.md`]],
      },
      [{ expr: 'field:tam_unrecognised_codes:increase1h', legend: '{{field}}' }],
    ),
    stat(
      {
        title: 'Cases without a rule pack, an hour',
        description:
          'Evaluations of cases to whose place and date no pack is assigned: nothing is said of them.',
        unit: 'short',
        width: 4,
        links: [['What to do', `${runbooks}/no-pack-assigned.md`]],
        steps: BAD,
      },
      [{ expr: 'domain:tam_no_pack:increase1h', legend: '{{domain}}' }],
    ),
    stat(
      {
        title: 'Intake paused',
        description: 'Partitions that take in nothing because most of what came could not be used.',
        unit: 'short',
        width: 4,
        links: [['What to do', `${runbooks}/intake-paused.md`]],
        steps: BAD,
      },
      [{ expr: 'domain:tam_intake_paused:sum', legend: '{{domain}}' }],
    ),
    table(
      {
        title: 'Partitions that stand still',
        description:
          'Going on would lose or repeat something; each waits for a person. The reason is an error code.',
        unit: 'short',
        width: 8,
        links: [['What to do', `${runbooks}/partitions-stopped.md`]],
      },
      [{ expr: 'reason:tam_partitions_stopped:sum > 0 or on () vector(0)', legend: '' }],
    ),
  ],
});
