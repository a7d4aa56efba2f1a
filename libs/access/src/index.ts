export { createAccessEvaluator } from './evaluate';
export { ACCESS_READS } from './reads';
