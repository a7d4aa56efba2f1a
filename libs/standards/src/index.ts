export type * from './standard';
export type { KnownCode, PackFile, PackProblem } from './pack-file';
export type { AssignmentsData, ManifestData, StandardData, SurveyData } from './pack-schema';
export type { LinesData, SourceRow, SourcesData } from './deployment-schema';
export type { KnownNames } from './findings';
export { loadPacks, type LoadedOrProblems, type LoaderTools, type PackSetFiles } from './load-packs';
export { changeDates, type LoadedPacks } from './resolve-packs';
export { verifyPackFiles, type VerifiedPack } from './verify-pack';
export { durationMs } from './source-table';
