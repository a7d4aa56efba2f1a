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
  TAM_PACK_INVALID_SERVICES: {
    retriable: false,
    text: 'A rule names no services where it needs them, or some where no event tells any.',
    todo: 'Name the services of requests, visits and appointments; leave them out for calls.',
  },
  TAM_PACK_INVALID_URGENCY: {
    retriable: false,
    text: 'A rule asks for an urgency that its start or its pack does not have.',
    todo: 'Use "any" where nothing is urgent, and list emergent levels among the urgent ones.',
  },
  TAM_PACK_INVALID_CONDITION: {
    retriable: false,
    text: 'A condition or an exception does not belong to what starts the clock.',
    todo: 'Remove it, or start the clock from what it speaks of.',
  },
  TAM_PACK_INVALID_STOP: {
    retriable: false,
    text: 'A stop cannot stop what was started, or one of its rules says nothing of it.',
    todo: 'Choose a stop of the list in the message, and only rules that speak of it.',
  },
  TAM_PACK_INVALID_COUNTING: {
    retriable: false,
    text: 'What is counted does not fit what starts the clock or whom it is counted for.',
    todo: 'Count calls by call, and give finished courses the number of their attended visits.',
  },
  TAM_PACK_INVALID_HOURS: {
    retriable: false,
    text: 'The opening hours of a line are no spans of a day.',
    todo: 'Give each day its spans in order, as 08:00-17:00, the end after the start and at most 24:00.',
  },
  TAM_PACK_INVALID_SOURCE: {
    retriable: false,
    text: 'What is said of a source contradicts itself.',
    todo: 'Name each source once, and no type both among those it sends and those it cannot send.',
  },
  TAM_PACK_UNVERIFIED: {
    retriable: false,
    text: 'A pack of which nothing was verified is called enacted.',
    todo: 'Give it the status unverified until a person has read a source; it is then evaluated on request only.',
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
  TAM_PACK_UNKNOWN_STANDARD: {
    retriable: false,
    text: 'A survey is about a standard that its pack does not hold.',
    todo: 'Correct the id, or put the survey beside its standard.',
  },
  TAM_PACK_UNKNOWN_PACK: {
    retriable: false,
    text: 'A pack is named that is not there.',
    todo: 'Correct the id, or add the pack.',
  },
} as const satisfies Record<string, ErrorDefinition>;
