import type { ErrorDefinition } from '../definition';

/** Imports of scheduling exports. Those about one row go to the reject file; the others end the import. */
export const IMPORT_ERRORS = {
  TAM_IMPORT_MAPPING: {
    retriable: false,
    text: 'The mapping file does not have the required form.',
    todo: 'Mend the mapping at the place named.',
  },
  TAM_IMPORT_INPUT: {
    retriable: false,
    text: 'The export cannot be read as CSV.',
    todo: 'Check the path, the permissions, and the delimiter and encoding in the mapping.',
  },
  TAM_IMPORT_COLUMNS: {
    retriable: false,
    text: 'The export has no column of a name that the mapping uses.',
    todo: 'Correct the name in the mapping, or export the column.',
  },
  TAM_IMPORT_OUTPUT: {
    retriable: false,
    text: 'A file of the import cannot be written.',
    todo: 'Check the path and the permissions; --to, --rejects and --state choose other places.',
  },
  TAM_IMPORT_STATE: {
    retriable: false,
    text: 'The state file does not belong to this import, or cannot be read.',
    todo: 'Name the state file of this source with --state, or restore the output and the state file together.',
  },
  TAM_IMPORT_INSTANT: {
    retriable: false,
    text: 'The text is not an instant with an offset.',
    todo: 'Write it as 2026-07-03T16:40:00-07:00 or 2026-07-03T23:40:00Z.',
  },
  TAM_IMPORT_ROW: {
    retriable: false,
    text: 'The row is not CSV, or has another number of cells than the header.',
    todo: 'Mend the quoting or the delimiters of the row and import the file again.',
  },
  TAM_IMPORT_KEY_MISSING: {
    retriable: false,
    text: 'A key column of the row is empty.',
    todo: 'Export the key, or choose key columns that every row has.',
  },
  TAM_IMPORT_KEY_TWICE: {
    retriable: false,
    text: 'An earlier row of the same file has the same key and says something else.',
    todo: 'Choose key columns that tell the rows apart, or export each row once.',
  },
  TAM_IMPORT_VALUE: {
    retriable: false,
    text: 'A cell cannot be read in the format that the mapping names.',
    todo: 'Correct the cell, or the format in the mapping.',
  },
  TAM_IMPORT_UNMAPPED: {
    retriable: false,
    text: 'A cell holds a value that the map in the mapping does not name.',
    todo: "Add the value to the map, or a '*' for all others.",
  },
  TAM_IMPORT_LOCAL_TIME_MISSING: {
    retriable: false,
    text: 'The local time does not exist: clocks were put forward over it.',
    todo: 'Correct the cell, check timeZone, or say in the mapping how such times are meant (gap: forward).',
  },
  TAM_IMPORT_LOCAL_TIME_TWICE: {
    retriable: false,
    text: 'The local time exists twice: clocks were put back over it.',
    todo: 'Say in the mapping which one is meant (overlap: earlier, or later).',
  },
  TAM_IMPORT_INCOMPLETE: {
    retriable: false,
    text: 'The row gives no time for an event that it should make.',
    todo: 'Fill the cell, or add a condition (when) to the event in the mapping.',
  },
} as const satisfies Record<string, ErrorDefinition>;
