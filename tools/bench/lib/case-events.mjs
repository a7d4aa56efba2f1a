const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SERVICES = ['mh-nonphysician', 'mh-nonphysician', 'sud-nonphysician', 'psychiatry', 'specialist'];

/** The events of one synthetic case as JSON lines with their time: asked, offered, answered, booked, moved, attended. */
export function caseEvents({ n, memberRef, startedAt, random }) {
  const caseId = `case-${String(n).padStart(8, '0')}`;
  const events = [];
  const pick = (list) => list[Math.floor(random() * list.length)];
  const add = (family, type, time, data) =>
    events.push(toLine({ family, type, time, memberRef, caseId, data, random }));
  const urgent = random() < 0.08;
  const service = pick(SERVICES);
  add('intake', 'request-received', startedAt, {
    service,
    statedUrgency: urgent ? 'urgent' : 'non-urgent',
    requestedBy: { office: 'member' },
    channel: pick(['phone', 'app', 'web', 'referral']),
    lineOfBusiness: 'commercial',
    network: pick(['north', 'south', 'coast']),
    region: 'us-ca',
    timeZone: 'America/Los_Angeles',
    facility: `site-${Math.floor(random() * 40)}`,
    newPatient: random() < 0.6,
  });
  if (random() < 0.5) {
    add('intake', 'routed', startedAt + 5 * MINUTE, {
      queue: `queue-${Math.floor(random() * 12)}`,
      level: urgent ? 'U3' : 'U4',
      routedBy: { office: 'clerk', ref: `s-${Math.floor(random() * 300)}` },
    });
  }
  const wait = urgent ? random() * 70 * HOUR : random() * 22 * DAY;
  offers({ add, random, n, startedAt, wait, role: service === 'psychiatry' ? 'psychiatrist' : undefined });
  return events;
}

function offers({ add, random, n, startedAt, wait, role }) {
  const slot = (startsAt) => ({
    startsAt: new Date(startsAt).toISOString(),
    precision: 'instant',
    purpose: 'treatment',
    format: 'individual',
    modality: random() < 0.5 ? 'video' : 'in-person',
    ...(role && { providerRole: role }),
    providerRef: `p-${Math.floor(random() * 4000)}`,
    inNetwork: true,
  });
  const offeredAt = startedAt + Math.floor(random() * 20 * HOUR);
  const startsAt = offeredAt + HOUR + Math.floor(wait);
  const offerId = `offer-${n}-1`;
  const appointmentId = `apt-${n}`;
  const first = slot(startsAt);
  add('scheduling', 'slot-offered', offeredAt, { offerId, ...first });
  if (random() < 0.25) {
    const reason = { initiatedBy: 'member', reasonCode: 'wrong-time' };
    add('scheduling', 'offer-declined', offeredAt + 10 * MINUTE, {
      offerId,
      by: { office: 'clerk' },
      ...reason,
    });
    const second = slot(startsAt + 2 * DAY);
    add('scheduling', 'slot-offered', offeredAt + 20 * MINUTE, { offerId: `offer-${n}-2`, ...second });
    add('scheduling', 'appointment-booked', offeredAt + 25 * MINUTE, {
      appointmentId,
      offerId: `offer-${n}-2`,
      ...second,
    });
    return visits({
      add,
      random,
      appointmentId,
      startsAt: startsAt + 2 * DAY,
      bookedAt: offeredAt + 25 * MINUTE,
    });
  }
  add('scheduling', 'offer-accepted', offeredAt + 3 * MINUTE, {
    offerId,
    by: { office: 'clerk' },
    initiatedBy: 'member',
  });
  add('scheduling', 'appointment-booked', offeredAt + 4 * MINUTE, { appointmentId, offerId, ...first });
  return visits({ add, random, appointmentId, startsAt, bookedAt: offeredAt + 4 * MINUTE });
}

function visits({ add, random, appointmentId, startsAt, bookedAt }) {
  add('scheduling', 'appointment-details-sent', bookedAt + MINUTE, {
    appointmentId,
    to: 'member',
    via: 'sms',
  });
  const by = { office: 'clerk', ref: `s-${Math.floor(random() * 300)}` };
  if (random() < 0.1) {
    const initiatedBy = random() < 0.5 ? 'member' : 'provider';
    add('scheduling', 'appointment-cancelled', startsAt - 6 * HOUR, {
      appointmentId,
      by,
      initiatedBy,
      reasonCode: 'clinical',
    });
    return;
  }
  add('scheduling', 'appointment-attended', startsAt + 50 * MINUTE, {
    appointmentId,
    startedAt: new Date(startsAt + 3 * MINUTE).toISOString(),
    purpose: random() < 0.5 ? 'assessment' : 'treatment',
    format: 'individual',
    modality: 'video',
    courseOfTreatment: false,
  });
}

function toLine({ family, type, time, memberRef, caseId, data, random }) {
  const hex = () =>
    Math.floor(random() * 4294967296)
      .toString(16)
      .padStart(8, '0');
  const at = Math.floor(time);
  const line = JSON.stringify({
    specversion: '1.0',
    id: `${hex()}-${hex()}-${hex()}-${hex()}`,
    source: family === 'intake' ? '/synthetic/intake' : '/synthetic/scheduling',
    type: `${family}.${type}.v1`,
    time: new Date(at).toISOString(),
    subject: caseId,
    partitionkey: memberRef,
    datacontenttype: 'application/json',
    recordedtime: new Date(at + 1500).toISOString(),
    data: { caseId, memberRef, ...data },
  });
  return { time: at, line };
}
