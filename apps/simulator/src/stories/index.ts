import { approvedReferral } from './approved-referral';
import { coloradoDischarge, newYorkDischarge } from './discharge';
import { interpreter } from './interpreter';
import { newCover } from './new-cover';
import {
  coloradoRequest,
  countyPsychiatry,
  countyTherapy,
  marketplaceRequest,
  marylandRequest,
  newYorkRequest,
} from './other-laws';
import { outsideNetwork } from './outside-network';
import { talkingTherapy } from './talking-therapy';
import { thirdParty } from './third-party';
import { admission } from './admission';
import { authorization } from './authorization';
import { bookingOnly } from './booking-only';
import { cancelledVisit } from './cancelled-visit';
import { continuedCase } from './continued-case';
import { correctedOffer } from './corrected-offer';
import { course } from './course';
import { coverageEnd } from './coverage-end';
import { crisisResponse } from './crisis-response';
import { death } from './death';
import { declinedOffer } from './declined-offer';
import { downgrade } from './downgrade';
import { extension } from './extension';
import { impossibleSlot } from './impossible-slot';
import { lateOffer } from './late-offer';
import { linkedCases } from './linked-cases';
import { message } from './message';
import { missedVisit } from './missed-visit';
import { movedVisit } from './moved-visit';
import { noOffer } from './no-offer';
import { questionCall } from './question-call';
import type { Story } from './story';
import { timelyOffer } from './timely-offer';
import { triageCall } from './triage-call';
import { twoNeeds } from './two-needs';
import { unqualifiedDecision } from './unqualified-decision';
import { unreachable } from './unreachable';
import { unsuitableOffer } from './unsuitable-offer';
import { upgrade } from './upgrade';
import { urgent } from './urgent';
import { voidedRequest } from './voided-request';
import { withdrawal } from './withdrawal';
import { withdrawnOffer } from './withdrawn-offer';

/** Every kind of story the simulator tells. */
export const STORIES: readonly Story[] = [
  timelyOffer,
  declinedOffer,
  lateOffer,
  noOffer,
  bookingOnly,
  withdrawnOffer,
  cancelledVisit,
  movedVisit,
  missedVisit,
  extension,
  authorization,
  urgent,
  downgrade,
  unqualifiedDecision,
  upgrade,
  withdrawal,
  unreachable,
  linkedCases,
  twoNeeds,
  course,
  voidedRequest,
  correctedOffer,
  death,
  coverageEnd,
  admission,
  unsuitableOffer,
  impossibleSlot,
  continuedCase,
  outsideNetwork,
  interpreter,
  newCover,
  newYorkRequest,
  newYorkDischarge,
  marylandRequest,
  coloradoRequest,
  coloradoDischarge,
  marketplaceRequest,
  approvedReferral,
  countyTherapy,
  countyPsychiatry,
  thirdParty,
  talkingTherapy,
  triageCall,
  message,
  questionCall,
  crisisResponse,
];

export type { Story } from './story';
