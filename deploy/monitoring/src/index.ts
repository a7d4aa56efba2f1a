export { ALERT_GROUPS, RECORDING_GROUPS, ruleQueries, knownMetrics } from './all-rules';
export { allDashboards } from './dashboards/all-dashboards';
export { panelQueries, type PanelQuery } from './dashboards/panel-queries';
export type { Addresses } from './model/addresses';
export { monitoringFiles } from './monitoring-files';
export { readQuery } from './query/read-query';
export { ADDRESSES } from './read-data';
