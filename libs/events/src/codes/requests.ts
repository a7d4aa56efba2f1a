import type { CodeRegistry } from './registry';

/** What is asked for, through which door, and under which cover. */
export const REQUESTS = {
  service: {
    version: 1,
    summary: 'The kind of care asked for. It decides which standards apply.',
    codes: {
      'mh-nonphysician': 'Mental health care by a therapist, psychologist or counselor.',
      'sud-nonphysician': 'Substance use care by a therapist or counselor.',
      psychiatry: 'A psychiatrist or another prescriber.',
      specialist: 'A physician specialist other than a psychiatrist.',
      'primary-care': 'Primary care.',
      ancillary: 'Ancillary services for diagnosis or treatment.',
      'talking-therapy': 'NHS Talking Therapies.',
      crisis: 'A crisis service.',
      autism: 'Assessment or treatment of autism.',
      otp: 'An opioid treatment programme.',
      'sud-residential': 'Residential substance use treatment.',
      'withdrawal-management': 'Withdrawal management.',
      'iop-php': 'Intensive outpatient or partial hospitalisation.',
      dental: 'Dental care.',
    },
  },
  lineOfBusiness: {
    version: 1,
    summary: 'The kind of cover.',
    codes: {
      commercial: 'Commercial cover.',
      'medi-cal': 'Medi-Cal (California Medicaid).',
      medicaid: 'Medicaid of another state.',
      medicare: 'Medicare.',
      marketplace: 'A qualified health plan of a marketplace.',
      tricare: 'TRICARE.',
      va: 'Veterans Affairs.',
      nhs: 'The National Health Service.',
    },
  },
  statedUrgency: {
    version: 1,
    summary: 'How urgent the requester or the referrer said it is.',
    codes: {
      emergency: 'Life or limb, now.',
      urgent: 'Harm if it waits for an ordinary appointment.',
      'non-urgent': 'An ordinary appointment will do.',
    },
  },
  channel: {
    version: 1,
    summary: 'The door through which a request came.',
    codes: {
      phone: 'A telephone call.',
      app: 'An application on the own device.',
      web: 'A web page.',
      referral: 'A referral.',
      'in-person': 'At a desk.',
    },
  },
  caseRelation: {
    version: 1,
    summary: 'How two cases of one member belong together.',
    codes: {
      duplicate: 'The same request, opened twice.',
      continues: 'The other case went before.',
      transfer: 'The request was handed to another unit.',
    },
  },
  intakePurpose: {
    version: 1,
    summary: 'What a completed intake contact was for.',
    codes: {
      clinical: 'To find out what care is needed.',
      administrative: 'Registration, eligibility, data.',
    },
  },
  intakeOutcome: {
    version: 1,
    summary: 'How an intake contact ended.',
    codes: {
      routed: 'Passed on to a queue or a service.',
      closed: 'Nothing further is to be done.',
      abandoned: 'The caller left.',
      transferred: 'Handed to another line or unit.',
    },
  },
  ageBand: {
    version: 1,
    summary: 'Coarse age at the request; never a birth date.',
    codes: {
      child: 'Below 13 years.',
      adolescent: '13 to 17 years.',
      adult: '18 to 64 years.',
      'older-adult': '65 years and more.',
    },
  },
  closureReason: {
    version: 1,
    summary: 'Why a request was withdrawn or a case closed.',
    codes: {
      'no-longer-wanted': 'The member no longer wants the care.',
      'care-elsewhere': 'The member found care elsewhere.',
      unreachable: 'The member could not be reached.',
      administrative: 'A matter of the records only.',
      'coverage-ended': 'The cover ended.',
      'referred-out': 'The member was referred to somebody else.',
      duplicate: 'The request exists twice.',
      deceased: 'The member died.',
      completed: 'The care asked for was given.',
    },
  },
} as const satisfies Record<string, CodeRegistry>;
