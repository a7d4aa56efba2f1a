import type { CodeRegistry } from './registry';

/** Offers, appointments and visits. */
export const SCHEDULING = {
  purpose: {
    version: 1,
    summary: 'What a slot or a visit is for. It decides whether the slot stops a clock.',
    codes: {
      intake: 'Telling the story and filling forms.',
      assessment: 'Clinical assessment.',
      treatment: 'Treatment.',
      medication: 'Prescribing and its review.',
      crisis: 'Crisis care.',
      orientation: 'Information for a group of new members.',
    },
  },
  format: {
    version: 1,
    summary: 'With whom the member meets the provider.',
    codes: { individual: 'Alone.', group: 'In a group.', family: 'With the family.' },
  },
  modality: {
    version: 1,
    summary: 'How the member meets the provider.',
    codes: { 'in-person': 'In one room.', video: 'By video.', phone: 'By telephone.' },
  },
  precision: {
    version: 1,
    summary: 'How exactly the start of a slot is known. Missing: instant.',
    codes: { instant: 'To the minute.', day: 'Only the local day: read as its last millisecond.' },
  },
  providerRole: {
    version: 1,
    summary: 'The role in which the provider of a slot acts. A missing role satisfies; a wrong one does not.',
    codes: {
      therapist: 'Therapist.',
      psychologist: 'Psychologist.',
      psychiatrist: 'Psychiatrist.',
      prescriber: 'Another prescriber of psychiatric medication.',
      specialist: 'Physician specialist.',
      'primary-care': 'Primary care provider.',
      counselor: 'Counselor.',
      ancillary: 'Provider of an ancillary service.',
      peer: 'Peer support specialist.',
    },
  },
  schedulingReason: {
    version: 1,
    summary: 'Why an offer was declined or withdrawn, or an appointment cancelled or moved.',
    codes: {
      'telehealth-refused': 'The member wants to be seen in person.',
      'wrong-time': 'The time does not suit.',
      'wrong-provider': 'The provider does not suit.',
      language: 'The language does not suit.',
      distance: 'It is too far.',
      'provider-unavailable': 'The provider cannot.',
      strike: 'A strike.',
      outage: 'A failure of technology or the site.',
      'member-request': 'The member asked, for another reason.',
      clinical: 'A clinical reason.',
      'entered-in-error': 'It never was so.',
    },
  },
  delayReason: {
    version: 1,
    summary: 'Why a booking lies later than the promise.',
    codes: {
      'member-chose-date': 'The member wanted a later date.',
      'member-chose-provider': 'The member waits for a certain provider.',
      'member-chose-modality': 'The member waits for a certain way of being seen.',
      'member-unavailable': 'The member cannot come earlier.',
      'no-capacity': 'Nothing earlier was free.',
    },
  },
} as const satisfies Record<string, CodeRegistry>;
