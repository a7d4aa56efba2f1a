import type { ErrorDefinition } from '../definition';

/** The rule book of the crisis rules: rule sets, floors, qualification, rules. */
export const CRISIS_ERRORS = {
  TAM_CRISIS_INVALID: {
    retriable: false,
    text: 'A file of the rule book does not have the required form.',
    todo: 'Mend the file at the place named.',
  },
  TAM_CRISIS_NOT_FOUND: {
    retriable: false,
    text: 'A folder or file of the rule book is not there.',
    todo: 'Give the path of a folder with rule-sets, floors, policy, rules, qualified and codes.',
  },
  TAM_CRISIS_MISPLACED: {
    retriable: false,
    text: 'A file of the rule book does not bear the id of what it holds.',
    todo: 'Name the file after the id, in lower case.',
  },
  TAM_CRISIS_DUPLICATE_ID: {
    retriable: false,
    text: 'Two files of the rule book have the same id.',
    todo: 'Rename one of them; findings and scores name what they rest on.',
  },
  TAM_CRISIS_UNKNOWN_CODE: {
    retriable: false,
    text: 'A rule set uses a LOINC code that is not on the list.',
    todo: 'Look the code up, and add it to codes/loinc.yaml with its source.',
  },
  TAM_CRISIS_UNKNOWN_RULE: {
    retriable: false,
    text: 'A rule is defined that this version has no logic for.',
    todo: 'Use one of the rules that ship, or add its logic.',
  },
  TAM_CRISIS_UNKNOWN_RULE_SET: {
    retriable: false,
    text: 'There is no rule set of that name.',
    todo: 'Name one that ships or that stands in your own folder.',
  },
  TAM_CRISIS_EVIDENCE: {
    retriable: false,
    text: 'Something that a screening can show stands on no row of the floor table, or on two.',
    todo: 'Put the code on exactly one row.',
  },
} as const satisfies Record<string, ErrorDefinition>;
