export { dueAt, isElapsed } from './clocks/due-at';
export { createAccessEvaluator } from './evaluate';
export { ACCESS_READS } from './reads';
