import type { ErrorDefinition } from '../definition';

/** Rule packs, their files and their assignment. */
export const PACK_ERRORS = {
  TAM_PACK_INVALID: {
    retriable: false,
    text: 'A file of a rule pack does not have the required form.',
    todo: 'Mend the file at the place named.',
  },
  TAM_PACK_UNREADABLE: {
    retriable: false,
    text: 'A file of a rule pack cannot be read as YAML.',
    todo: 'Mend the YAML at the line named; every key may be given once.',
  },
  TAM_PACK_NOT_FOUND: {
    retriable: false,
    text: 'The folder of rule packs or the file of assignments is not there.',
    todo: 'Give the path of a folder with pack.yaml files and of an assignments file.',
  },
  TAM_PACK_MISSING_CITATION: {
    retriable: false,
    text: 'A rule has no citation.',
    todo: 'Name the clause, or the policy and its owner, from which the value comes.',
  },
  TAM_PACK_MISSING_VERIFICATION: {
    retriable: false,
    text: 'A citation does not say how far it was verified.',
    todo: 'Say primary, secondary or unverified; unverified is an honest answer.',
  },
  TAM_PACK_MISSING_UNIT: {
    retriable: false,
    text: 'A limit has no unit.',
    todo: 'Give the unit beside the count: minutes, hours, business-days, calendar-days or weeks.',
  },
  TAM_PACK_MISSING_DATE: {
    retriable: false,
    text: 'A value does not say from when it is in force.',
    todo: 'Give the first local date on which it holds.',
  },
  TAM_PACK_INVALID_DATES: {
    retriable: false,
    text: 'The dates of a value are no span of days.',
    todo: 'Give existing days, the first not after the last.',
  },
  TAM_PACK_GAP: {
    retriable: false,
    text: 'No value of a standard is in force on some day between two others.',
    todo: 'Let each value begin on the day after the one before it ends.',
  },
  TAM_PACK_OVERLAP: {
    retriable: false,
    text: 'Two values of a standard are in force on the same day.',
    todo: 'End the earlier value on the day before the later one begins.',
  },
  TAM_PACK_OUT_OF_RANGE: {
    retriable: false,
    text: 'A rule pack was asked for a date outside the dates it covers.',
    todo: 'Assign the pack only from its first date, or extend it with its source.',
  },
  TAM_PACK_UNKNOWN_CALENDAR: {
    retriable: false,
    text: 'A rule names a calendar that this product does not have.',
    todo: 'Use a calendar of libs/calendar, or add one there with its source.',
  },
  TAM_PACK_UNKNOWN_CODE: {
    retriable: false,
    text: 'A rule names a code that no registry lists; it would satisfy nothing.',
    todo: 'Correct the spelling, or add the code to its registry with its meaning.',
  },
  TAM_PACK_INVALID_LIMIT: {
    retriable: false,
    text: 'A limit or a threshold is a number that nobody can mean.',
    todo: 'Give a count of at least 1 (0 calendar-days is the same day), and a share of more than 0 percent.',
  },
  TAM_PACK_INVALID_WARNING: {
    retriable: false,
    text: 'A warning point does not lie before the limit.',
    todo: 'Warn in the unit of the limit and before its end; a limit in calendar-days may warn in hours inside it.',
  },
  TAM_PACK_OVERSTATED: {
    retriable: false,
    text: 'A citation claims more than the evidence listed for it.',
    todo: 'Give the citation the weakest tag of its evidence until a person has read the primary text.',
  },
  TAM_PACK_PROPOSED_DUTY: {
    retriable: false,
    text: 'A pack that is only proposed holds a duty.',
    todo: 'Use another kind until the text is law: only a duty makes a notice.',
  },
  TAM_PACK_DUPLICATE_ID: {
    retriable: false,
    text: 'Two packs or two standards have the same id.',
    todo: 'Ids are unique over all packs: rename one of them.',
  },
  TAM_PACK_MISPLACED: {
    retriable: false,
    text: 'A file or folder does not bear the id of what it holds.',
    todo: 'Name the folder after the pack and the file after the standard.',
  },
  TAM_PACK_EMPTY: {
    retriable: false,
    text: 'A pack has no standards or no manifest.',
    todo: 'Put pack.yaml and at least one standard into the folder.',
  },
  TAM_PACK_UNKNOWN_PACK: {
    retriable: false,
    text: 'A pack is named that is not there.',
    todo: 'Correct the id, or add the pack.',
  },
} as const satisfies Record<string, ErrorDefinition>;
