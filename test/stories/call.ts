import { join } from 'node:path';
import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import type { Json } from '@tam/events';
import { fold, sha256Hex } from '@tam/record';
import { at, NURSE, PACIFIC, Story } from './story';

type Data = { readonly [key: string]: Json };
type When = string | number;

const FOLDER = join(__dirname, 'fixtures/answers');

/** The clocks of an invented pack that makes the promise of an answer in each way there is, with opening hours. */
export const ANSWERS = createAccessEvaluator(
  loadPackSet({
    packsDir: join(FOLDER, 'packs'),
    assignmentsFile: join(FOLDER, 'assignments.yaml'),
    onRequest: ['ex-answers'],
    sha256: sha256Hex,
  }),
);

/** Somebody who may triage in each pack that the stories of calls use. */
export const TRIAGE_NURSE = { ...NURSE, jurisdiction: 'US-CA', triageTrained: true } as const;

/** One call to the triage line of commercial members in California, unless said otherwise, told in local time. */
export class Call extends Story {
  constructor(
    private readonly packs = ANSWERS,
    private readonly line = 'triage',
    zone = PACIFIC,
  ) {
    super('call:call-1', 'call-1', zone, packs);
  }

  queued(when: When, data: Data = {}): this {
    return this.call('queued', when, {
      mode: 'live',
      region: 'us-ca',
      timeZone: this.zone,
      network: 'north',
      lineOfBusiness: 'commercial',
      ...data,
    });
  }

  /** A person answers: a nurse unless said otherwise. */
  answered(when: When, data: Data = { mode: 'person', by: TRIAGE_NURSE }): this {
    return this.call('answered', when, data);
  }

  transferred(when: When, data: Data = {}): this {
    return this.call('transferred', when, { mode: 'live', ...data });
  }

  /** A nurse calls back. */
  calledBack(when: When, reached: boolean | undefined, data: Data = {}): this {
    return this.call('back-attempted', when, {
      mode: 'person',
      by: TRIAGE_NURSE,
      ...(reached !== undefined && { reached }),
      ...data,
    });
  }

  hungUp(when: When): this {
    return this.call('abandoned', when);
  }

  ended(when: When, data: Data = {}): this {
    return this.call('ended', when, data);
  }

  /** Takes an earlier event of the call back, as `e<n>`, by one person or with a second one. */
  voided(when: When, id: string, second = false): this {
    return this.happened('intake.event-voided.v1', when, {
      voids: { source: 'urn:synthetic:stories', id },
      by: { office: 'clerk', ref: 'p-1' },
      ...(second && { authorizedBy: { office: 'plan', ref: 'p-2' } }),
    });
  }

  /** Why nothing is said of the call at an instant; undefined: something is, or nothing is to be told. */
  silence(asOf: string): string | undefined {
    const record = fold(this.memberRef, this.stored());
    return this.packs.evaluate(record, at(asOf, this.zone)).silent[0]?.why;
  }

  private call(step: string, when: When, data: Data = {}): this {
    return this.happened(`intake.call-${step}.v1`, when, { callId: this.caseId, line: this.line, ...data });
  }
}
