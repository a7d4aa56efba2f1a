import { flat, type AlertCase } from './alert-case';
import { counterCases } from './counter-cases';
import { gaugeCases } from './gauge-cases';

const ACCESS = { domain: 'access' };
const stale = (
  kind: AlertCase['kind'],
  name: string,
  [sealed, sealing]: readonly [string, string],
  at: number,
  value?: string,
): AlertCase => ({
  alert: 'AuditCheckpointStale',
  kind,
  name: `AuditCheckpointStale ${name}`,
  series: [
    ['tam_audit_sealed_timestamp_seconds{domain="access",instance="a"}', sealed],
    ['tam_audit_sealing{domain="access",instance="a"}', sealing],
  ],
  at,
  fires: value === undefined ? [] : [{ labels: ACCESS, value }],
});

export const INTEGRITY_CASES: readonly AlertCase[] = [
  ...gaugeCases({
    alert: 'AuditBroken',
    of: (instance) => `tam_audit_broken_partitions{domain="access",instance="${instance}"}`,
    over: 1,
    under: 0,
    for: 0,
    labels: ACCESS,
    shown: '1',
  }),
  stale('fires', 'fires ten minutes after an hour without a seal', ['0+0x100', flat(1)], 71, '1h 11m 0s'),
  stale('before', 'is silent a minute before', ['0+0x100', flat(1)], 70),
  stale('before', 'is silent where there is no key to seal with', ['0+0x100', flat(0)], 90),
  stale('missing', 'is silent where nothing is known of it', ['_x100', '_x100'], 90),
  stale('reset', 'is silent where another seals in time', ['0+60x100', flat(1)], 90),
  ...counterCases({
    alert: 'MonitorStalled',
    of: (instance) => `tam_stalls_total{domain="access",instance="${instance}"}`,
    over: 0.1,
    under: 0,
    window: 30,
    for: 0,
    labels: ACCESS,
  }),
];
