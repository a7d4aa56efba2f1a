import type { CodeRegistry } from './registry';

/** Calls and contacts. */
export const CONTACTS = {
  contactPurpose: {
    version: 1,
    summary: 'What a contact with the member was for.',
    codes: {
      triage: 'To find out how urgent the need is.',
      safety: 'To see whether the member is safe.',
      'call-back': 'To answer a call that was not answered.',
      scheduling: 'To agree on an appointment.',
      'follow-up': 'To follow up after care or a crisis.',
      welfare: 'A welfare check.',
    },
  },
  contactMode: {
    version: 1,
    summary: 'The way of a contact.',
    codes: {
      phone: 'Telephone.',
      video: 'Video.',
      'in-person': 'In person.',
      voicemail: 'A message left.',
      text: 'A text message.',
      portal: 'A message in a portal.',
      letter: 'A letter.',
    },
  },
  line: {
    version: 1,
    summary: 'Which line was called. It decides the limit for an answer.',
    codes: {
      triage: 'Triage or screening by a licensed person.',
      crisis: 'Crisis.',
      'customer-service': 'Questions about the plan.',
      scheduling: 'Appointments.',
    },
  },
  callMode: {
    version: 1,
    summary: 'How a call waits, or who answered it.',
    codes: {
      live: 'The caller stays on the line.',
      voicemail: 'A message was left.',
      'callback-request': 'The caller asked to be called back.',
      person: 'A person answered.',
      ivr: 'A recorded menu answered: no answer for a clock.',
      bot: 'A conversational program answered: no answer for a clock.',
    },
  },
} as const satisfies Record<string, CodeRegistry>;
