export { loadRuleBookIn, type RuleBookSource } from './load-rule-book-in';
