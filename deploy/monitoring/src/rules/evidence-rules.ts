import type { RecordingGroup } from '../model/rule';

/** What came in and could not be used, or not as it stood. */
export const EVIDENCE_RULES: RecordingGroup = {
  name: 'tam-evidence',
  interval: '30s',
  rules: [
    {
      record: 'code:tam_dead_letters:increase10m',
      expr: 'sum by (code) (increase(tam_dead_letters_total[10m]))',
    },
    {
      record: 'code:tam_dead_letters:increase1h',
      expr: 'sum by (code) (increase(tam_dead_letters_total[1h]))',
    },
    { record: 'code:tam_dead_letters_open:max', expr: 'max by (code) (tam_dead_letters_open)' },
    {
      record: 'topic:tam_skipped_events:increase1h',
      expr: 'sum by (topic) (increase(tam_skipped_events_total[1h]))',
    },
    {
      record: 'field:tam_unrecognised_codes:increase1h',
      expr: 'sum by (field) (increase(tam_unrecognised_codes_total[1h]))',
    },
    { record: 'domain:tam_no_pack:increase1h', expr: 'sum by (domain) (increase(tam_no_pack_total[1h]))' },
    {
      record: 'topic:tam_events_conflict:increase1h',
      expr: 'sum by (topic) (increase(tam_events_total{result="conflict"}[1h]))',
    },
    {
      record: 'topic:tam_events_republished:increase1h',
      expr: 'sum by (topic) (increase(tam_events_total{result="republished"}[1h]))',
    },
    {
      record: 'what:tam_sealed_members:increase1h',
      expr: 'sum by (what) (increase(tam_sealed_members_total[1h]))',
    },
  ],
};
