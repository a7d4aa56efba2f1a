import { CrisisStory, iso, type Data, type Told } from '../crisis-story';

export const NURSE = { office: 'clinician', licence: 'RN', licenceStatus: 'active', ref: 'p-nurse' } as const;
export const CLERK = { office: 'clerk', ref: 'p-clerk' } as const;
/** A clinician of whose licence nobody says anything. */
export const UNKNOWN = { office: 'clinician', ref: 'p-unknown' } as const;
export const MEMBER = { office: 'member' } as const;

/** A local time of the morning on which the stories begin (a Monday), such as `09:15` or `09:15:00.001`. */
export const on = (time: string, day = '2026-03-02'): string => `${day} ${time}`;
/** An instant far enough away that every deadline of these stories has passed. */
export const LATER = '2026-03-30 00:00';

/** What happens to a member from the request to the follow-up; times are local, on the first day unless a date is given. */
export class RuleStory extends CrisisStory {
  constructor(caseId = 'case-1') {
    super('member-1', caseId);
  }

  private when(time: string): string {
    return time.includes(' ') ? time : on(time);
  }

  tell(type: string, time: string, data: Data = {}, told: Told = {}): this {
    return this.happened(type, this.when(time), data, told);
  }

  /** A request at nine. */
  asked(data: Data = {}, told: Told = {}): this {
    return this.request(this.when('09:00'), data, told);
  }

  cssrsAt(time: string, letters: string, data: Data = {}, told: Told = {}): this {
    return this.cssrs(this.when(time), letters, data, told);
  }

  phqAt(time: string, item9: number | undefined, data: Data = {}, told: Told = {}): this {
    return this.phq9(this.when(time), 1, item9, data, told);
  }

  statedAt(time: string, evidence: readonly string[], data: Data = {}, told: Told = {}): this {
    return this.stated(this.when(time), evidence, data, told);
  }

  routedAt(time: string, level: string, data: Data = {}, told: Told = {}): this {
    return this.routed(this.when(time), level, data, told);
  }

  assessedAt(time: string, level: string, data: Data = {}, told: Told = {}): this {
    return this.assessed(this.when(time), level, data, told);
  }

  bookedAt(time: string, startsAt: string, data: Data = {}, told: Told = {}): this {
    return this.booked(this.when(time), this.when(startsAt), data, told);
  }

  voidedAt(time: string, id: string, data: Data = {}, told: Told = {}): this {
    return this.voided(this.when(time), id, data, told);
  }

  /** A nurse speaks with the member by telephone. */
  reached(time: string, data: Data = {}, told: Told = {}): this {
    const usual = {
      contactId: 'con-nurse',
      by: NURSE,
      purpose: 'safety',
      with: 'member',
      live: true,
      mode: 'phone',
    };
    return this.tell('intake.contact-reached.v1', time, { ...usual, ...data }, told);
  }

  attempted(time: string, data: Data = {}, told: Told = {}): this {
    const usual = { contactId: `try-${time}`, by: CLERK, purpose: 'safety', with: 'member', mode: 'phone' };
    return this.tell('intake.contact-attempted.v1', time, { ...usual, ...data }, told);
  }

  handoff(
    step: 'started' | 'accepted' | 'declined' | 'abandoned',
    time: string,
    data: Data = {},
    told: Told = {},
  ): this {
    const by = step === 'started' ? CLERK : NURSE;
    return this.tell(
      `intake.handoff-${step}.v1`,
      time,
      { handoffId: 'hnd-1', mode: 'warm', by, ...data },
      told,
    );
  }

  assigned(time: string, level: string, data: Data = {}, told: Told = {}): this {
    return this.tell('intake.urgency-assigned.v1', time, { level, decidedBy: NURSE, ...data }, told);
  }

  changed(time: string, to: string, data: Data = {}, told: Told = {}): this {
    return this.tell('intake.urgency-changed.v1', time, { to, decidedBy: NURSE, ...data }, told);
  }

  recommended(time: string, level: string, data: Data = {}, told: Told = {}): this {
    const algorithm = { id: 'acuity', version: '4.2' };
    return this.tell(
      'intake.urgency-recommended.v1',
      time,
      { recommendationId: 'rec-1', level, algorithm, ...data },
      told,
    );
  }

  reviewed(time: string, data: Data = {}, told: Told = {}): this {
    const usual = { recommendationId: 'rec-1', by: NURSE, outcome: 'overridden' };
    return this.tell('intake.recommendation-reviewed.v1', time, { ...usual, ...data }, told);
  }

  completed(time: string, data: Data = {}, told: Told = {}): this {
    const usual = { purpose: 'clinical', outcome: 'routed', by: CLERK };
    return this.tell('intake.completed.v1', time, { ...usual, ...data }, told);
  }

  closed(time: string, data: Data = {}, told: Told = {}): this {
    return this.tell('intake.case-closed.v1', time, { by: CLERK, initiatedBy: 'plan', ...data }, told);
  }

  offered(time: string, startsAt: string, data: Data = {}, told: Told = {}): this {
    const usual = { offerId: `off-${time}`, purpose: 'treatment', modality: 'video', by: CLERK };
    const startsIso = iso(this.when(startsAt));
    return this.tell('scheduling.slot-offered.v1', time, { ...usual, startsAt: startsIso, ...data }, told);
  }

  attended(time: string, data: Data = {}, told: Told = {}): this {
    return this.tell('scheduling.appointment-attended.v1', time, { appointmentId: 'visit-x', ...data }, told);
  }

  missed(time: string, data: Data = {}, told: Told = {}): this {
    return this.tell(
      'scheduling.appointment-missed.v1',
      time,
      { appointmentId: 'visit-x', missedBy: 'member', ...data },
      told,
    );
  }

  cancelled(time: string, data: Data = {}, told: Told = {}): this {
    return this.tell(
      'scheduling.appointment-cancelled.v1',
      time,
      { appointmentId: 'visit-x', initiatedBy: 'provider', ...data },
      told,
    );
  }

  elsewhere(time: string, where = 'ed', data: Data = {}, told: Told = {}): this {
    return this.tell('care.elsewhere.v1', time, { where, ...data }, told);
  }

  response(step: string, time: string, data: Data = {}, told: Told = {}): this {
    const usual = { responseId: 'rsp-1', kind: 'mobile-team', area: 'urban', by: NURSE };
    return this.tell(`intake.crisis-response-${step}.v1`, time, { ...usual, ...data }, told);
  }

  linked(time: string, otherCaseId: string, relation: string, told: Told = {}): this {
    return this.tell('intake.cases-linked.v1', time, { otherCaseId, relation }, told);
  }
}
