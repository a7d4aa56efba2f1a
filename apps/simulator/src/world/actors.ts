/** The people and machines of the synthetic stories, as the contract's `Actor`. */
export interface Actor {
  readonly [field: string]: string | boolean;
  readonly office: string;
}

export const CLERK: Actor = { office: 'clerk', ref: 'synthetic-clerk-1' };
export const SUPERVISOR: Actor = { office: 'plan', ref: 'synthetic-supervisor-1' };
export const MEMBER: Actor = { office: 'member' };
export const PROVIDER: Actor = { office: 'provider', ref: 'synthetic-practice-1' };
export const PLAN: Actor = { office: 'plan' };
export const SYSTEM: Actor = { office: 'system' };
export const ALGORITHM: Actor = { office: 'algorithm', ref: 'synthetic-intake-score' };

/** Treats the member; qualified to extend and to triage. */
export const TREATING_CLINICIAN: Actor = {
  office: 'clinician',
  licence: 'LCSW',
  jurisdiction: 'US-CA',
  licenceStatus: 'active',
  ref: 'synthetic-clinician-1',
};

/** Qualified to triage. */
export const TRIAGE_NURSE: Actor = {
  office: 'clinician',
  licence: 'RN',
  jurisdiction: 'US-CA',
  licenceStatus: 'active',
  triageTrained: true,
  ref: 'synthetic-nurse-1',
};

/** Licensed, but not on active licence: not qualified. */
export const LAPSED_CLINICIAN: Actor = {
  office: 'clinician',
  licence: 'LMFT',
  jurisdiction: 'US-CA',
  licenceStatus: 'suspended',
  ref: 'synthetic-clinician-2',
};
