/** Intake, triage and calls; owned by the intake systems. */
export const INTAKE_TOPIC = 'tam.intake.v1';
/** Offers, appointments, care, authorizations and the member; owned by the scheduling systems. */
export const SCHEDULING_TOPIC = 'tam.scheduling.v1';
/** History of the first two: outside the gate, lowest rank in a round. */
export const BACKFILL_TOPIC = 'tam.backfill.v1';
/** Watermarks, heartbeats and incidents of the sources; one partition, read by every instance. */
export const CONTROL_TOPIC = 'tam.control.v1';
/** Revisions of the access monitor. */
export const DETERMINATIONS_TOPIC = 'tam.determinations.v1';
/** Revisions of the crisis monitor. */
export const CRISIS_FINDINGS_TOPIC = 'tam.crisis-findings.v1';
/** Events that could not be used, with their bytes: patient data. */
export const DEAD_LETTERS_TOPIC = 'tam.dead-letters.v1';
/** What people do to notices and findings. */
export const WORKFLOW_TOPIC = 'tam.workflow.v1';

/** Where the types of a definition travel. */
export type InputTopic = 'intake' | 'scheduling' | 'control';

/** One topic of the product. */
export interface TopicDefinition {
  readonly name: string;
  /** `in`: others write, we read; `out`: we write. */
  readonly direction: 'in' | 'out';
  /** The definitions whose events it carries; empty where the messages are not events of the catalogue. */
  readonly carries: readonly InputTopic[];
  /** What the key of a message is. */
  readonly key: 'memberRef' | 'none' | 'same-as-origin';
  /** Whether it must have the partition count of the installation; else it has one partition. */
  readonly coPartitioned: boolean;
  readonly summary: string;
}

/** Every topic once, inputs first. */
export const TOPICS: readonly TopicDefinition[] = [
  {
    name: INTAKE_TOPIC,
    direction: 'in',
    carries: ['intake'],
    key: 'memberRef',
    coPartitioned: true,
    summary: 'Requests for care, screening, triage, contacts, hand-offs and calls, as they happen.',
  },
  {
    name: SCHEDULING_TOPIC,
    direction: 'in',
    carries: ['scheduling'],
    key: 'memberRef',
    coPartitioned: true,
    summary: 'Offers, appointments, care, authorizations and changes of the member, as they happen.',
  },
  {
    name: BACKFILL_TOPIC,
    direction: 'in',
    carries: ['intake', 'scheduling'],
    key: 'memberRef',
    coPartitioned: true,
    summary: 'History: the same types, with the extension recordedtime where it is known.',
  },
  {
    name: CONTROL_TOPIC,
    direction: 'in',
    carries: ['control'],
    key: 'none',
    coPartitioned: false,
    summary:
      'What the sources say about themselves: how far they are complete, that they live, what is broken.',
  },
  {
    name: DETERMINATIONS_TOPIC,
    direction: 'out',
    carries: [],
    key: 'memberRef',
    coPartitioned: true,
    summary: 'Every revision of every determination, in the order of its chain.',
  },
  {
    name: CRISIS_FINDINGS_TOPIC,
    direction: 'out',
    carries: [],
    key: 'memberRef',
    coPartitioned: true,
    summary: 'Every revision of every crisis finding, in the order of its chain.',
  },
  {
    name: DEAD_LETTERS_TOPIC,
    direction: 'out',
    carries: [],
    key: 'same-as-origin',
    coPartitioned: true,
    summary:
      'Events that could not be used, with the reason and the original bytes. Patient data: own access list, 90 days.',
  },
  {
    name: WORKFLOW_TOPIC,
    direction: 'out',
    carries: [],
    key: 'memberRef',
    coPartitioned: true,
    summary: 'What people did to notices and findings, so that a replay has it too.',
  },
];
