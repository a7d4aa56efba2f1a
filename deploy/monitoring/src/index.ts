export { ALERT_GROUPS, RECORDING_GROUPS, ruleQueries, knownMetrics } from './all-rules';
export { monitoringFiles } from './monitoring-files';
export { ADDRESSES } from './read-data';
