export { hasSpoken } from './calls/call-answers';
export { isMachine } from './calls/who-answered';
export { dueAt, isElapsed } from './clocks/due-at';
export { createAccessEvaluator } from './evaluate';
export { ACCESS_READS } from './reads';
