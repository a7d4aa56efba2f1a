export type * from './standard';
export type { KnownCode, PackFile, PackProblem } from './pack-file';
export type { AssignmentsData, ManifestData, StandardData } from './pack-schema';
export { loadPacks, type LoadedOrProblems, type LoaderTools } from './load-packs';
export { changeDates, type LoadedPacks } from './resolve-packs';
