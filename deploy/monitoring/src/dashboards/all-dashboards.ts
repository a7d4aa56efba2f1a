import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Addresses } from '../model/addresses';
import { accessPeriodDashboard } from './access-period';
import { nowDashboard } from './now';
import { pipelineDashboard } from './pipeline';

/** Every dashboard. Those of crises and triage are one more file each. */
export const allDashboards = (addresses: Addresses): readonly Dashboard[] =>
  [nowDashboard, accessPeriodDashboard, pipelineDashboard].map((make) => make(addresses));
