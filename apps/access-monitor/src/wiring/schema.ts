/** The schema of this monitor in the database; each monitor has its own. */
export const SCHEMA = 'access';

/** The name of this service to brokers, in logs and in the source of its events. */
export const APP = 'access-monitor';
