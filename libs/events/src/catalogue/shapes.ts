import { Type, type TProperties } from '@sinclair/typebox';
import type { RegistryName } from '../codes/registries';
import { INSTANT, LOCAL_DATE, TIME_ZONE } from './formats';

/** Longest reference and longest code: no room for free text. */
const REFERENCE_LENGTH = 256;
const CODE_LENGTH = 128;

/** An identifier of the source: a pseudonym, never a name. */
export const reference = (description: string) =>
  Type.String({ minLength: 1, maxLength: REFERENCE_LENGTH, description });

/** A code of a registry. Unknown codes pass. */
export const code = (registry: RegistryName, description: string) =>
  Type.String({ minLength: 1, maxLength: CODE_LENGTH, description, 'x-codes': registry });

/** A code of the deployer's own, or of a public list that is not shipped. */
export const ownCode = (description: string) =>
  Type.String({ minLength: 1, maxLength: CODE_LENGTH, description });

/** RFC 3339 with offset. */
export const instant = (description: string) => Type.String({ format: INSTANT, description });

/** YYYY-MM-DD, a day where the care is given. */
export const localDate = (description: string) => Type.String({ format: LOCAL_DATE, description });

/** An IANA zone. */
export const timeZone = (description: string) =>
  Type.String({ minLength: 1, maxLength: 64, format: TIME_ZONE, description });

export const flag = (description: string) => Type.Boolean({ description });

export const count = (description: string) => Type.Integer({ minimum: 0, description });

export const optional = Type.Optional;

/** Points at one event. */
export const eventRef = (description: string) =>
  Type.Object({ source: reference('The source of the event.'), id: reference('Its id.') }, { description });

/** Who did something, in which capacity and with which licence. */
export const actor = (description: string) =>
  Type.Object(
    {
      office: code('office', 'In which capacity.'),
      licence: optional(code('licence', 'The licence acted under.')),
      jurisdiction: optional(code('jurisdiction', 'Where the licence is valid.')),
      licenceStatus: optional(code('licenceStatus', 'What the register says of it.')),
      supervised: optional(flag('Whether a licensed person supervises.')),
      triageTrained: optional(flag('Whether trained in triage.')),
      ref: optional(reference('A pseudonym of the person or the program, by which a roster knows it.')),
    },
    { description },
  );

/** The fields that an offer and a booking share. */
export const slotFields = {
  startsAt: instant('When the slot starts. With precision day, any instant of its local day.'),
  precision: optional(code('precision', 'How exactly the start is known; missing means instant.')),
  purpose: code('purpose', 'What the slot is for.'),
  format: optional(code('format', 'With whom.')),
  modality: code('modality', 'How the member meets the provider.'),
  providerRole: optional(code('providerRole', 'The role of the provider.')),
  providerRef: optional(reference('A pseudonym of the provider.')),
  inNetwork: optional(flag('Whether the provider is in the network.')),
  withinDistance: optional(flag('Whether the place is within the distance the plan owes.')),
  language: optional(ownCode('Language of the visit, BCP 47.')),
  courseId: optional(reference('The course of treatment it belongs to.')),
  expiresAt: optional(instant('Until when the offer can be taken.')),
};

/** The data of an event of a case: the references that every one carries, then its own fields. */
export const caseData = <T extends TProperties>(fields: T) =>
  Type.Object({
    caseId: reference('The request for care.'),
    memberRef: reference('The pseudonym of the member, or call:<callId>; the key of the message.'),
    ...fields,
  });
