export * from './audit-key';
export * from './environment';
export * from './packs';
export * from './rule-book';
