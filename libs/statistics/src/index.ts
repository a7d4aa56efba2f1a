export { diffEditions, publishedDiff, type CountChange, type EditionDiff } from './editions/edition-diff';
export {
  EDITION_SCHEMA,
  freeze,
  openEdition,
  type Digest,
  type Edition,
  type EditionBasis,
  type NewEdition,
} from './editions/edition';
export { COUNTS, OVERLAYS, type CountName, type Overlay, type Settled } from './figures/columns';
export type { CountTable } from './figures/count-table';
export {
  DIMENSIONS,
  UNKNOWN,
  type CountedOutcome,
  type CountedStandard,
  type Dimension,
} from './figures/counted-outcome';
export {
  figuresOf,
  type Figure,
  type FiguresQuestion,
  type OperationalFigure,
  type OperationalFigures,
  type StandardFigures,
} from './figures/figures';
export { parseGrouping, type Group } from './figures/grouping';
export { isIn, parsePeriod, type Period } from './figures/period';
export { OUTSIDE_POPULATION } from './figures/settle';
export { sharesOf, type ShareCounts, type Shares } from './figures/shares';
export { nearestRank, type Waits } from './figures/waits';
export { derivable, derivableFrom, type DerivedCell } from './suppression/derivable';
export type { PublishedTable } from './suppression/edition-stack';
export {
  publish,
  SUPPRESSED,
  type Publication,
  type PublishedFigure,
  type PublishedFigures,
  type Suppressed,
} from './suppression/publish';
export { isSmall, LARGEST_SMALL_CELL } from './suppression/small-cell';
export { suppress } from './suppression/suppress';
export { stratified, type StratifiedEstimate, type Stratum } from './intervals/stratified';
export { wilson, type Interval } from './intervals/wilson';
