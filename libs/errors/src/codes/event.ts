import type { ErrorDefinition } from '../definition';

/** An event that cannot be taken as it came: it goes to the dead letters or the reject file. */
export const EVENT_ERRORS = {
  TAM_EVENT_NULL_VALUE: {
    retriable: false,
    text: 'The message has a key and no value.',
    todo: 'Send one CloudEvents JSON object; to take an event back, send a void.',
  },
  TAM_EVENT_TOO_LARGE: {
    retriable: false,
    text: 'The event is larger than 256 KiB.',
    todo: 'Send references and digests in place of documents.',
  },
  TAM_EVENT_NOT_UTF8: {
    retriable: false,
    text: 'The bytes are not UTF-8.',
    todo: 'Encode the event in UTF-8, without a byte-order mark.',
  },
  TAM_EVENT_NOT_JSON: {
    retriable: false,
    text: 'The text is not one JSON object.',
    todo: 'Send one CloudEvents JSON object.',
  },
  TAM_EVENT_BATCH: {
    retriable: false,
    text: 'Several events came in one message.',
    todo: 'Send each event as a message or a line of its own.',
  },
  TAM_EVENT_TOO_DEEP: {
    retriable: false,
    text: 'The JSON is nested deeper than 32 levels.',
    todo: 'Send the flat fields of the event type.',
  },
  TAM_EVENT_DUPLICATE_KEY: {
    retriable: false,
    text: 'A name is given twice, so that two readers could see two events.',
    todo: 'Give each field and each attribute once.',
  },
  TAM_EVENT_FORBIDDEN_KEY: {
    retriable: false,
    text: 'A field is named __proto__.',
    todo: 'Remove the field.',
  },
  TAM_EVENT_LONE_SURROGATE: {
    retriable: false,
    text: 'A text holds half of a surrogate pair and is therefore not Unicode.',
    todo: 'Escape characters outside the basic plane as a pair, or write them in UTF-8.',
  },
  TAM_EVENT_NUL_CHARACTER: {
    retriable: false,
    text: 'A text holds the character U+0000, which cannot be stored.',
    todo: 'Remove the character.',
  },
  TAM_EVENT_NUMBER_RANGE: {
    retriable: false,
    text: 'A number is too large to be read exactly as a number.',
    todo: 'Send the number within the range of an IEEE 754 double, or as text.',
  },
  TAM_EVENT_NOT_CLOUDEVENT: {
    retriable: false,
    text: 'The JSON object is not a CloudEvent: it has no specversion, and no ce_specversion header came with it.',
    todo: 'Send CloudEvents 1.0 in structured or binary mode.',
  },
  TAM_EVENT_SPECVERSION: {
    retriable: false,
    text: 'The specversion is not 1.0.',
    todo: 'Send CloudEvents 1.0.',
  },
  TAM_EVENT_DATA_BASE64: {
    retriable: false,
    text: 'The data came as base64.',
    todo: 'Send the data as a JSON object in the attribute data.',
  },
  TAM_EVENT_CONTENT_TYPE: {
    retriable: false,
    text: 'The content type of the data is not application/json.',
    todo: 'Send JSON data with datacontenttype application/json, or leave the attribute out.',
  },
  TAM_EVENT_ATTRIBUTE_MISSING: {
    retriable: false,
    text: 'A required attribute of the event is missing.',
    todo: 'Send specversion, id, source, type and time with every event.',
  },
  TAM_EVENT_ATTRIBUTE_INVALID: {
    retriable: false,
    text: 'An attribute of the event has a name or a value that cannot be used.',
    todo: 'Name attributes in lower-case letters and digits, and give the value the form that docs/events.md states.',
  },
  TAM_EVENT_TIME_INVALID: {
    retriable: false,
    text: 'The attribute is not an instant.',
    todo: 'Send RFC 3339 with seconds and an offset, in the years 2000 to 2100, such as 2026-07-03T16:40:00-07:00.',
  },
  TAM_EVENT_TIME_IN_FUTURE: {
    retriable: false,
    text: 'The time of the event is more than 5 minutes after it was recorded.',
    todo: 'Correct the clock or the time zone of the source and send the event with its true time.',
  },
  TAM_EVENT_UNKNOWN_VERSION: {
    retriable: false,
    text: 'The type is known, but not in this major version.',
    todo: 'Send a version that docs/events.md lists, or upgrade this installation.',
  },
  TAM_EVENT_DATA_MISSING: {
    retriable: false,
    text: 'The event has no data object.',
    todo: 'Send the fields of the event type in the attribute data.',
  },
  TAM_EVENT_FIELD_MISSING: {
    retriable: false,
    text: 'A required field of the event type is missing.',
    todo: 'Send the field; docs/events.md lists what the type requires.',
  },
  TAM_EVENT_FIELD_INVALID: {
    retriable: false,
    text: 'A field does not have the form that the event type requires.',
    todo: 'Send the form that docs/events.md states; leave an optional field out rather than null or empty.',
  },
  TAM_EVENT_INSTANT_INVALID: {
    retriable: false,
    text: 'A field is not an instant.',
    todo: 'Send RFC 3339 with seconds and an offset, in the years 2000 to 2100, such as 2026-07-03T16:40:00-07:00.',
  },
  TAM_EVENT_DATE_INVALID: {
    retriable: false,
    text: 'A field is not a local date.',
    todo: 'Send a date that exists as YYYY-MM-DD, in the years 2000 to 2100.',
  },
  TAM_EVENT_UNKNOWN_ZONE: {
    retriable: false,
    text: 'The time zone is not an IANA zone that this runtime knows.',
    todo: 'Send the IANA name of the zone of the place of care, such as America/Los_Angeles.',
  },
  TAM_EVENT_KEY_MISSING: {
    retriable: false,
    text: 'The message has no key.',
    todo: 'Send the memberRef of the data as the key of the message.',
  },
  TAM_EVENT_KEY_MISMATCH: {
    retriable: false,
    text: 'The key of the message, the attribute partitionkey and the memberRef of the data are not the same.',
    todo: 'Send the memberRef as the key and, if at all, as the partitionkey.',
  },
  TAM_EVENT_SUBJECT_MISMATCH: {
    retriable: false,
    text: 'The subject is not the caseId of the data.',
    todo: 'Send the caseId as the subject, or leave the subject out.',
  },
  TAM_EVENT_CALL_KEY: {
    retriable: false,
    text: 'The references of a call event do not belong together.',
    todo: 'Send call events with memberRef call:<callId> and caseId <callId>, and caller-identified with the memberRef of the member.',
  },
  TAM_EVENT_CONFLICT: {
    retriable: false,
    text: 'One (source, id) came with different content.',
    todo: 'Give a corrected event a new id, and void the old one.',
  },
} as const satisfies Record<string, ErrorDefinition>;
