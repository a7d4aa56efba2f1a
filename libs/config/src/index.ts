export * from './environment';
export * from './packs';
