import type { PromiseName } from '../telling/clock';

/** A service that synthetic members ask for, and the roles whose slots do and do not answer it. */
export interface Service {
  readonly name: 'mh-nonphysician' | 'sud-nonphysician' | 'psychiatry' | 'specialist' | 'talking-therapy';
  readonly weight: number;
  /** The promise to a request that is not urgent. */
  readonly promise: PromiseName;
  readonly role: string;
  readonly wrongRole: string;
  /** Purpose of a first visit; never `treatment` where an attended treatment visit would start a follow-up clock. */
  readonly firstPurpose: string;
}

export const THERAPY: Service = {
  name: 'mh-nonphysician',
  weight: 50,
  promise: 'first-visit',
  role: 'therapist',
  wrongRole: 'psychiatrist',
  firstPurpose: 'assessment',
};

export const COUNSELLING: Service = {
  name: 'sud-nonphysician',
  weight: 20,
  promise: 'first-visit',
  role: 'counselor',
  wrongRole: 'specialist',
  firstPurpose: 'assessment',
};

export const PSYCHIATRY: Service = {
  name: 'psychiatry',
  weight: 18,
  promise: 'specialist',
  role: 'psychiatrist',
  wrongRole: 'therapist',
  firstPurpose: 'medication',
};

export const SPECIALIST: Service = {
  name: 'specialist',
  weight: 12,
  promise: 'specialist',
  role: 'specialist',
  wrongRole: 'counselor',
  firstPurpose: 'treatment',
};

export const SERVICES: readonly Service[] = [THERAPY, COUNSELLING, PSYCHIATRY, SPECIALIST];

/** The services whose course of treatment is owed follow-up visits in time. */
export const NON_PHYSICIAN: readonly Service[] = [THERAPY, COUNSELLING];

/** England's service for anxiety and depression. */
export const TALKING_THERAPY: Service = {
  name: 'talking-therapy',
  weight: 1,
  promise: 'england-six-weeks',
  role: 'therapist',
  wrongRole: 'psychiatrist',
  firstPurpose: 'treatment',
};

/** The same services where another law promises them. */
export function promisedBy(promise: PromiseName, services: readonly Service[]): readonly Service[] {
  return services.map((service) => ({ ...service, promise }));
}
