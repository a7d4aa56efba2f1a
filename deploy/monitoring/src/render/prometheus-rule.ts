import { ALERT_GROUPS, RECORDING_GROUPS } from '../all-rules';
import type { Addresses } from '../model/addresses';
import { toAlertGroup, toRecordingGroup } from './rule-files';

/** All rules as one object of the Prometheus operator. */
export const prometheusRule = (addresses: Addresses): object => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'timely-access', labels: { 'app.kubernetes.io/name': 'access-monitor' } },
  spec: {
    groups: [
      ...RECORDING_GROUPS.map(toRecordingGroup),
      ...ALERT_GROUPS.map((group) => toAlertGroup(group, addresses)),
    ],
  },
});
