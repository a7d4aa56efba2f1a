export { standardsPages, type StandardsPagesInput } from './standards-pages';
