export { loadCalendarsIn, loadPackSet, type PackSetSource } from './load-pack-set';
export { repositoryRoot } from './repository-root';
