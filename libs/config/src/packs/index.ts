export { loadCalendarsIn } from './load-calendars-in';
export { loadPackSet, type PackSetSource } from './load-pack-set';
export { problemText, type LocatedProblem } from './located-problem';
export { repositoryRoot } from './repository-root';
export { verifyPack, type PackReport } from './verify-pack';
export { CURRENT, type Folders } from './yaml-folder';
