export { aggregate, type Aggregates } from './aggregate';
export type { AggregateFinding, AggregateParams, Sighting } from './aggregate-finding';
