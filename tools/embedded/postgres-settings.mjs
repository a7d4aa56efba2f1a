/**
 * What the embedded PostgreSQL runs with. `npm start` and `npm run bench` use these same settings, and the bench prints
 * them beside its figures, so that a figure means what a user gets. Durability is never traded: synchronous_commit,
 * fsync and full_page_writes stay on; the only exception is `fsync=off` in tests that do not test crashes.
 */
export const POSTGRES_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  // Hot rows of a million open cases fit the operating system's cache; this holds the pages being changed.
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  // Checkpoints by time, not by volume: a full page is written to the log once a checkpoint and page.
  max_wal_size: '4GB',
  min_wal_size: '512MB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  wal_buffers: '16MB',
  synchronous_commit: 'on',
  random_page_cost: '1.1',
  // The statements are constant and short: compiling them to machine code costs more than running them.
  jit: 'off',
  // Rows that change often leave dead versions behind; clean them early and little at a time.
  autovacuum_naptime: '15s',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_vacuum_insert_scale_factor: '0.2',
  autovacuum_analyze_scale_factor: '0.05',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  // Statements and the details of their errors can hold references to members: they stay out of the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_line_prefix: '%m ',
};

/** Command-line flags of the server for the settings, those of the caller last. */
export const postgresFlags = (extra = {}) =>
  Object.entries({ ...POSTGRES_SETTINGS, ...extra }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
