const INTAKE = '/example/intake';
const SCHEDULING = '/example/scheduling';

/** One synthetic case, told event by event. Times are local Pacific times with their offset. */
export class Story {
  lines = [];

  constructor(name, facts = {}) {
    this.caseId = `case-${name}`;
    this.memberRef = `member-${name}`;
    this.facts = facts;
  }

  asked(time, data = {}) {
    return this.add(INTAKE, 'intake.request-received.v1', time, {
      service: 'mh-nonphysician',
      statedUrgency: 'non-urgent',
      requestedBy: { office: 'member' },
      channel: 'phone',
      lineOfBusiness: 'commercial',
      network: 'north',
      region: 'us-ca',
      timeZone: 'America/Los_Angeles',
      newPatient: true,
      ...data,
    });
  }

  offered(time, offerId, startsAt, data = {}) {
    return this.add(SCHEDULING, 'scheduling.slot-offered.v1', time, {
      offerId: `${this.caseId}-${offerId}`,
      ...slot(startsAt),
      ...data,
    });
  }

  answered(time, answer, offerId, initiatedBy, reasonCode) {
    return this.add(SCHEDULING, `scheduling.offer-${answer}.v1`, time, {
      offerId: `${this.caseId}-${offerId}`,
      by: { office: 'clerk', ref: 'staff-4' },
      initiatedBy,
      ...(reasonCode && { reasonCode }),
    });
  }

  booked(time, appointmentId, startsAt, data = {}) {
    return this.add(SCHEDULING, 'scheduling.appointment-booked.v1', time, {
      appointmentId: `${this.caseId}-${appointmentId}`,
      ...slot(startsAt),
      ...data,
    });
  }

  changed(time, change, appointmentId, initiatedBy, data = {}) {
    return this.add(SCHEDULING, `scheduling.appointment-${change}.v1`, time, {
      appointmentId: `${this.caseId}-${appointmentId}`,
      by: { office: 'clerk', ref: 'staff-4' },
      initiatedBy,
      ...data,
    });
  }

  attended(time, appointmentId, data = {}) {
    return this.add(SCHEDULING, 'scheduling.appointment-attended.v1', time, {
      appointmentId: `${this.caseId}-${appointmentId}`,
      purpose: 'treatment',
      format: 'individual',
      modality: 'video',
      providerRole: 'therapist',
      ...data,
    });
  }

  intake(time, type, data) {
    return this.add(INTAKE, `intake.${type}.v1`, time, data);
  }

  /** Any event of the catalogue. */
  add(source, type, time, data) {
    this.lines.push(
      JSON.stringify({
        specversion: '1.0',
        id: `${this.caseId}-${this.lines.length + 1}`,
        source,
        type,
        time,
        datacontenttype: 'application/json',
        subject: this.caseId,
        partitionkey: this.memberRef,
        testrecord: true,
        data: { caseId: this.caseId, memberRef: this.memberRef, ...data },
      }),
    );
    return this;
  }
}

function slot(startsAt) {
  return {
    startsAt,
    purpose: 'treatment',
    format: 'individual',
    modality: 'video',
    providerRole: 'therapist',
  };
}
