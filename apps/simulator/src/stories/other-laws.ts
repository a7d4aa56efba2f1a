import { COUNSELLING, promisedBy, PSYCHIATRY, SPECIALIST, THERAPY } from '../world/service';
import { plainRequest } from './plain-request';

const BEHAVIOURAL = [THERAPY, COUNSELLING, PSYCHIATRY];
const IN_PERSON = { modality: 'in-person' };
const BY_VIDEO = { modality: 'video' };

/** New York: ten of its business days; a video slot answers unless the member asked to be seen in person. */
export const newYorkRequest = plainRequest({
  kind: 'new-york-request',
  weight: 4,
  law: 'new-york',
  services: promisedBy('new-york-visit', BEHAVIOURAL),
  unsuited: { asks: { modalityWanted: 'in-person' }, slot: BY_VIDEO },
});

/** Maryland: ten calendar days, 72 hours if urgent; a video slot answers only where the member chose it. */
export const marylandRequest = plainRequest({
  kind: 'maryland-request',
  weight: 3,
  law: 'maryland',
  services: promisedBy('maryland-visit', BEHAVIOURAL),
  urgent: 'maryland-urgent',
  slots: IN_PERSON,
  unsuited: { asks: {}, slot: BY_VIDEO },
});

/** Colorado's Medicaid: seven calendar days, 24 hours if urgent. */
export const coloradoRequest = plainRequest({
  kind: 'colorado-request',
  weight: 3,
  law: 'colorado',
  services: promisedBy('colorado-visit', BEHAVIOURAL),
  urgent: 'colorado-urgent',
  unsuited: { asks: {}, slot: { purpose: 'intake' } },
});

/** A plan of the federal marketplace and a new patient: ten business days. */
export const marketplaceRequest = plainRequest({
  kind: 'marketplace-request',
  weight: 3,
  law: 'marketplace',
  services: promisedBy('marketplace-visit', BEHAVIOURAL),
  asks: { newPatient: true },
  unsuited: { asks: {}, slot: { format: 'group' } },
});

/** A county of Medi-Cal asked by the client: ten business days for therapy, 48 hours if urgent. */
export const countyTherapy = plainRequest({
  kind: 'county-therapy',
  weight: 4,
  law: 'medi-cal',
  services: promisedBy('county-first-visit', [THERAPY]),
  urgent: 'county-urgent',
  unsuited: { asks: {}, slot: { providerRole: 'psychiatrist' } },
});

/** The same for psychiatry: fifteen business days. */
export const countyPsychiatry = plainRequest({
  kind: 'county-psychiatry',
  weight: 2,
  law: 'medi-cal',
  services: promisedBy('county-psychiatry', [PSYCHIATRY]),
  urgent: 'county-urgent',
  unsuited: { asks: {}, slot: { providerRole: 'therapist' } },
});

/** The services that TRICARE promises by the date of an approved referral. */
export const BY_REFERRAL = promisedBy('tricare-specialty', [PSYCHIATRY, SPECIALIST]);
