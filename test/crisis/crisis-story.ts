import { loadRuleBookIn } from '@tam/config';
import { createCrisisEvaluator, CRISIS_READS, type CrisisOptions, type RuleBook } from '@tam/crisis';
import type { Json, Sensitivity, TamEvent } from '@tam/events';
import { createStorer, fold, sha256Hex, type Evaluation, type Finding, type StoredEvent } from '@tam/record';
import { at, PACIFIC } from '../stories/story';

export { at, CLERK, iso, NURSE, PACIFIC, THERAPIST } from '../stories/story';

/** The rule book that ships. */
export const book: RuleBook = loadRuleBookIn({ sha256: sha256Hex });
export const store = createStorer(CRISIS_READS);

/** The same rule book with one rule only. */
export function bookOf(...ids: readonly string[]): RuleBook {
  return { ...book, rules: book.rules.filter(({ definition }) => ids.includes(definition.id)) };
}

export type Data = { readonly [key: string]: Json };

export interface Told {
  readonly caseId?: string;
  readonly memberRef?: string;
  readonly id?: string;
  readonly source?: string;
  /** Local time at which it was recorded; left out: nobody says. */
  readonly recorded?: string | number;
  readonly sensitivity?: Sensitivity;
  readonly testRecord?: boolean;
}

const YES_NO: { readonly [letter: string]: string | undefined } = {
  Y: 'yes',
  N: 'no',
  R: 'refused',
  '-': undefined,
};

/** The items of a screener from letters: `Y N - - - N -`. */
export function lettersToItems(codes: readonly string[], letters: string): Json[] {
  return letters.split(' ').flatMap((letter, i) => {
    const value = YES_NO[letter];
    return value === undefined ? [] : [{ code: codes[i]!, value }];
  });
}

const CSSRS = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q6a'].map((item) => `cssrs:${item}`);
const ASQ = ['1', '2', '3', '4', '5'].map((item) => `asq:${item}`);

/** What happened to one member, told in California's local time, and what the crisis rules say of it. */
export class CrisisStory {
  readonly events: TamEvent[] = [];
  private count = 0;

  constructor(
    readonly memberRef = 'member-1',
    readonly caseId = 'case-1',
  ) {}

  private at(when: string | number): number {
    return typeof when === 'number' ? when : at(when, PACIFIC);
  }

  private iso(when: string | number): string {
    return new Date(this.at(when)).toISOString();
  }

  happened(type: string, when: string | number, data: Data = {}, told: Told = {}): this {
    this.count += 1;
    this.events.push({
      source: told.source ?? 'urn:synthetic:crisis',
      id: told.id ?? `e${this.count}`,
      type,
      time: this.at(when),
      memberRef: told.memberRef ?? this.memberRef,
      caseId: told.caseId ?? this.caseId,
      ...(told.recorded !== undefined && { recordedTime: this.at(told.recorded) }),
      ...(told.sensitivity && { sensitivity: told.sensitivity }),
      ...(told.testRecord && { testRecord: true }),
      data,
    });
    return this;
  }

  request(when: string | number, data: Data = {}, told: Told = {}): this {
    return this.happened(
      'intake.request-received.v1',
      when,
      {
        service: 'mh-nonphysician',
        requestedBy: { office: 'member' },
        channel: 'phone',
        lineOfBusiness: 'commercial',
        network: 'north',
        region: 'us-ca',
        timeZone: PACIFIC,
        ...data,
      },
      told,
    );
  }

  /** A screening with items as they are, by a clerk unless said otherwise. */
  screened(when: string | number, instrument: string, items: Json[], data: Data = {}, told: Told = {}): this {
    return this.happened(
      'intake.screening-recorded.v1',
      when,
      {
        screeningId: `scr-${this.count + 1}`,
        instrument,
        items,
        outcome: 'complete',
        administeredBy: { office: 'clerk', ref: 'p-clerk' },
        ...data,
      },
      told,
    );
  }

  /** A C-SSRS screener from letters, Q1 to Q6a: `Y Y N Y N N -`. */
  cssrs(when: string | number, letters: string, data: Data = {}, told: Told = {}): this {
    return this.screened(when, 'c-ssrs-screener', lettersToItems(CSSRS, letters), data, told);
  }

  /** An ASQ from letters, Q1 to Q5. */
  asq(when: string | number, letters: string, data: Data = {}, told: Told = {}): this {
    return this.screened(when, 'asq', lettersToItems(ASQ, letters), data, told);
  }

  /** A PHQ-9 with the same answer to items 1 to 8, and item 9. */
  phq9(
    when: string | number,
    others: number,
    item9: number | undefined,
    data: Data = {},
    told: Told = {},
  ): this {
    const items: Json[] = Array.from({ length: 8 }, (_, i) => ({ code: `phq9:${i + 1}`, value: others }));
    if (item9 !== undefined) items.push({ code: 'phq9:9', value: item9 });
    return this.screened(when, 'phq-9', items, data, told);
  }

  /** A concern that was spoken, heard by a clerk. */
  stated(when: string | number, evidence: readonly string[], data: Data = {}, told: Told = {}): this {
    return this.happened(
      'intake.crisis-stated.v1',
      when,
      {
        evidence: [...evidence],
        statedBy: { office: 'member' },
        heardBy: { office: 'clerk', ref: 'p-clerk' },
        origin: 'spoken',
        ...data,
      },
      told,
    );
  }

  /** A qualified person assesses; `clarifies` names screenings, none: all before it. */
  assessed(when: string | number, level: string, data: Data = {}, told: Told = {}): this {
    return this.happened(
      'intake.risk-assessed.v1',
      when,
      {
        assessmentId: `asm-${this.count + 1}`,
        by: { office: 'clinician', licence: 'RN', licenceStatus: 'active', ref: 'p-nurse' },
        level,
        clarifies: [],
        ...data,
      },
      told,
    );
  }

  /** Put into a queue by a clerk. */
  routed(when: string | number, level: string, data: Data = {}, told: Told = {}): this {
    const by = { office: 'clerk', ref: 'p-clerk' };
    return this.happened(
      'intake.routed.v1',
      when,
      { queue: `queue-${level}`, level, routedBy: by, ...data },
      told,
    );
  }

  /** Booked by a clerk. */
  booked(when: string | number, startsAt: string | number, data: Data = {}, told: Told = {}): this {
    return this.happened(
      'scheduling.appointment-booked.v1',
      when,
      {
        appointmentId: `visit-${this.count + 1}`,
        startsAt: this.iso(startsAt),
        purpose: 'treatment',
        modality: 'video',
        by: { office: 'clerk', ref: 'p-clerk' },
        ...data,
      },
      told,
    );
  }

  /** Takes back an event by its id. */
  voided(when: string | number, id: string, data: Data = {}, told: Told = {}): this {
    const voids = { source: 'urn:synthetic:crisis', id };
    return this.happened('intake.event-voided.v1', when, { voids, by: { office: 'clerk' }, ...data }, told);
  }

  stored(): StoredEvent[] {
    return this.events.flatMap((event) => store(event) ?? []);
  }

  evaluate(asOf: string | number, rules: RuleBook = book, options: CrisisOptions = {}): Evaluation<Finding> {
    const evaluator = createCrisisEvaluator(rules, options);
    return evaluator.evaluate(fold(this.memberRef, this.stored()), this.at(asOf));
  }

  /** Every finding at an instant (a local time, or epoch ms). */
  findings(asOf: string | number, rules: RuleBook = book, options: CrisisOptions = {}): readonly Finding[] {
    return this.evaluate(asOf, rules, options).outcomes;
  }

  /** The finding of one rule on one case; undefined: there is none. */
  find(rule: string, asOf: string | number, caseId = this.caseId): Finding | undefined {
    return this.findings(asOf, bookOf(rule)).find((one) => one.rule === rule && one.caseId === caseId);
  }
}
