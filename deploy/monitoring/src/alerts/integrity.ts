import type { AlertGroup } from '../model/rule';
import { knob } from '../read-data';

/** What was said may have been changed afterwards, or is no longer sealed against it. */
export const INTEGRITY_ALERTS: AlertGroup = {
  name: 'tam-integrity-alerts',
  domain: 'access',
  interval: '30s',
  rules: [
    {
      alert: 'AuditBroken',
      expr: 'max by (domain) (tam_audit_broken_partitions) > 0',
      for: '0s',
      severity: 'page',
      audiences: ['compliance', 'engineering'],
      about: 'fault',
      summary: 'The revision log of {{ $value }} partitions is not as it was signed.',
      description:
        'Entries were changed or removed behind the back of the monitor, or a restore lost the end of the log. First stop everybody who may write to the database, then follow the runbook: it keeps the evidence.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'AuditCheckpointStale',
      expr: `time() - max by (domain) (tam_audit_sealed_timestamp_seconds) > ${knob('audit_stale_seconds')} and on (domain) max by (domain) (tam_audit_sealing) == 1`,
      for: '10m',
      severity: 'ticket',
      audiences: ['engineering', 'compliance'],
      about: 'fault',
      summary: 'The revision log was last sealed {{ $value | humanizeDuration }} ago.',
      description:
        'What was said since could be changed without anybody noticing. First see in the log of the service why no checkpoint is made: the key, the folder of copies, or a partition that is broken.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'MonitorStalled',
      expr: 'sum by (domain) (increase(tam_stalls_total[30m])) > 0',
      for: '0s',
      severity: 'ticket',
      audiences: ['engineering'],
      about: 'fault',
      summary: 'The rounds stood still and the process ended because of it.',
      description:
        'Another instance has taken over, or the same one was started anew. First read the last lines of the process that ended: they name what it waited for.',
      dashboard: 'tam-pipeline',
    },
  ],
};
