import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import type { Json, Sensitivity, TamEvent } from '@tam/events';
import { createStorer, fold, sha256Hex, upTo, type Determination, type StoredEvent } from '@tam/record';
import { Temporal } from 'temporal-polyfill';

export const evaluator = createAccessEvaluator(loadPackSet({ sha256: sha256Hex }));
export const store = createStorer(evaluator.reads);

export const PACIFIC = 'America/Los_Angeles';

/** Epoch ms of a local California date and time such as `2026-11-26 16:40` or `2026-11-26 23:59:59.999`. */
export function at(local: string, zone = PACIFIC): number {
  return Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds;
}

/** ISO text of a local California date and time. */
export function iso(local: string, zone = PACIFIC): string {
  return new Date(at(local, zone)).toISOString();
}

export const NURSE = { office: 'clinician', licence: 'RN', licenceStatus: 'active', ref: 'p-nurse' } as const;
export const THERAPIST = {
  office: 'clinician',
  licence: 'LMFT',
  licenceStatus: 'active',
  ref: 'p-therapist',
} as const;
export const CLERK = { office: 'clerk', ref: 'p-clerk' } as const;

/** What every Californian breach says of the network besides. */
export const CONSTRUCTIVE = 'constructiveUnavailability';

type Data = { readonly [key: string]: Json };

export interface Told {
  readonly caseId?: string;
  readonly memberRef?: string;
  readonly id?: string;
  readonly source?: string;
  /** Local time at which it was recorded. */
  readonly recorded?: string;
  readonly sensitivity?: Sensitivity;
}

/** What the clocks say: those of all packs that ship enacted, or an evaluator of other packs. */
type Clocks = typeof evaluator;

/** What happened to one member, told in local time (California's unless said otherwise), and what the clocks say of it. */
export class Story {
  readonly events: TamEvent[] = [];
  private count = 0;

  constructor(
    readonly memberRef = 'member-1',
    readonly caseId = 'case-1',
    readonly zone = PACIFIC,
    private readonly clocks: Clocks = evaluator,
  ) {}

  /** Epoch ms of a local time of the story; a number is one already. */
  private at(when: string | number): number {
    return typeof when === 'number' ? when : at(when, this.zone);
  }

  private iso(when: string | number): string {
    return new Date(this.at(when)).toISOString();
  }

  happened(type: string, when: string | number, data: Data = {}, told: Told = {}): this {
    this.count += 1;
    this.events.push({
      source: told.source ?? 'urn:synthetic:stories',
      id: told.id ?? `e${this.count}`,
      type,
      time: this.at(when),
      memberRef: told.memberRef ?? this.memberRef,
      caseId: told.caseId ?? this.caseId,
      ...(told.recorded !== undefined && { recordedTime: this.at(told.recorded) }),
      ...(told.sensitivity && { sensitivity: told.sensitivity }),
      data,
    });
    return this;
  }

  /** Somebody asks for a therapist, non-urgent unless said otherwise. */
  request(when: string | number, data: Data = {}, told: Told = {}): this {
    return this.happened(
      'intake.request-received.v1',
      when,
      {
        service: 'mh-nonphysician',
        statedUrgency: 'non-urgent',
        requestedBy: { office: 'member' },
        channel: 'phone',
        lineOfBusiness: 'commercial',
        network: 'north',
        region: 'us-ca',
        timeZone: this.zone,
        ...data,
      },
      told,
    );
  }

  /** A slot is offered: an individual treatment visit by video unless said otherwise. */
  offer(when: string | number, startsAt: string | number, data: Data = {}, told: Told = {}): this {
    return this.happened(
      'scheduling.slot-offered.v1',
      when,
      {
        offerId: `offer-${this.count + 1}`,
        startsAt: this.iso(startsAt),
        purpose: 'treatment',
        modality: 'video',
        ...data,
      },
      told,
    );
  }

  book(when: string | number, startsAt: string | number, data: Data = {}, told: Told = {}): this {
    return this.happened(
      'scheduling.appointment-booked.v1',
      when,
      {
        appointmentId: `visit-${this.count + 1}`,
        startsAt: this.iso(startsAt),
        purpose: 'treatment',
        modality: 'video',
        ...data,
      },
      told,
    );
  }

  attend(when: string | number, startedAt: string | number, data: Data = {}, told: Told = {}): this {
    return this.happened(
      'scheduling.appointment-attended.v1',
      when,
      {
        appointmentId: `visit-${this.count + 1}`,
        startedAt: this.iso(startedAt),
        purpose: 'treatment',
        ...data,
      },
      told,
    );
  }

  stored(): StoredEvent[] {
    return this.events.flatMap((event) => store(event) ?? []);
  }

  /** Every determination at an instant (a local time, or epoch ms). */
  determinations(
    asOf: string | number,
    options: { readonly upTo?: string; readonly gaps?: number } = {},
  ): readonly Determination[] {
    const record = fold(this.memberRef, this.stored(), options.gaps ?? 0);
    const cut = options.upTo === undefined ? record : upTo(record, this.at(options.upTo));
    return this.clocks.evaluate(cut, this.at(asOf)).outcomes;
  }

  /** The determination of one standard on one case and anchor; undefined: there is none. */
  find(
    standard: string,
    asOf: string | number,
    where: { readonly caseId?: string; readonly anchorKey?: string; readonly gaps?: number } = {},
  ): Determination | undefined {
    return this.determinations(asOf, where.gaps === undefined ? {} : { gaps: where.gaps }).find(
      (one) =>
        one.standard === standard &&
        one.caseId === (where.caseId ?? this.caseId) &&
        (where.anchorKey === undefined || one.anchorKey === where.anchorKey),
    );
  }
}
