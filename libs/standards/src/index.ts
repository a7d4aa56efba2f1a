export type * from './standard';
