import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import { sha256Hex } from '@tam/record';
import type { PackSet, Standard, StopRule } from '@tam/standards';

const shipped = loadPackSet({ sha256: sha256Hex });

/** A place whose one pack has a standard for every start, every stop and every condition. None of it is law. */
export const EVERY_KIND = 'every-kind';
/** A place where every pack that ships holds, the unverified and the proposed ones included. */
export const EVERY_PACK = 'every-pack';

const FIRST_DAY = '2020-01-01';
const base: Standard = shipped
  .inForce('ca-dmhc-timely-access', '2026-03-02')
  .find(({ id }) => id === 'ca-ta-npmh')!;

type Change = Partial<Omit<Standard, 'stop'>> & { readonly stop?: Partial<StopRule> };

function kind(id: string, { stop, ...change }: Change): Standard {
  return {
    ...base,
    pack: EVERY_KIND,
    packVersion: '1',
    title: id,
    from: FIRST_DAY,
    services: [],
    urgency: 'any',
    exceptions: ['extension', 'care-interval'],
    ...change,
    id: `every-${id}`,
    stop: { ...base.stop, ...stop },
  };
}

const days = (count: number): Pick<Standard, 'limit' | 'warn'> => ({
  limit: { count, unit: 'calendar-days' },
  warn: { count: Math.ceil(count / 2), unit: 'calendar-days' },
});
const hours = (count: number): Pick<Standard, 'limit' | 'warn'> => ({
  limit: { count, unit: 'hours' },
  warn: { count: count / 2, unit: 'hours' },
});
const AT_ONCE = { limit: { count: 0, unit: 'hours' }, warn: { count: 0, unit: 'hours' } } as const;

/** One standard for each thing that the contract of packs can say, in code-unit order of id. */
const standards: readonly Standard[] = [
  kind('request-attended', { ...days(14), stop: { kind: 'attended' }, periodBy: 'episode-end' }),
  kind('request-booked', { ...days(7), stop: { kind: 'booked' } }),
  kind('request-emergent', { ...hours(4), urgency: 'emergent', emergentLevels: ['U0', 'U1'] }),
  kind('request-new', { ...days(10), only: { newPatient: true }, stop: { telehealth: 'if-elected' } }),
  kind('request-reached', { ...days(3), stop: { kind: 'reached', attempts: 2 } }),
  kind('request-reviewed', { ...days(1), only: { requestedBy: 'third-party' }, stop: { kind: 'reviewed' } }),
  kind('request-agreed', { ...days(10), thirdParty: 'agreement' }),
  kind('request-in-person', { ...days(12), stop: { telehealth: 'unless-in-person', group: 'always' } }),
  kind('request-urgent', { ...hours(72), urgency: 'urgent', authorization: 'any' }),
  kind('outside-offered', { ...days(10), only: { event: 'network-unavailable' } }),
  kind('self-arranged', { ...days(9), only: { event: 'self-arranged' }, stop: { kind: 'arranged' } }),
  kind('course-finished', {
    ...days(42),
    stop: { kind: 'attended' },
    periodBy: 'episode-end',
    population: 'finished-course',
    attendedVisits: 2,
  }),
  kind('referral', { ...days(7), start: 'referral-approved' }),
  kind('referral-urgent', { ...hours(24), start: 'referral-approved', urgency: 'urgent' }),
  kind('visit', { start: 'visit' }),
  kind('discharge', {
    ...days(7),
    start: 'discharge',
    only: { principals: ['mental-health'] },
    stop: { kind: 'attended', sameDay: 'excluded' },
  }),
  kind('discharge-offered', { ...days(7), start: 'discharge', only: { settings: ['ed'] } }),
  kind('notice', { ...days(5), start: 'network-unavailable', stop: { kind: 'sent' } }),
  kind('details', { ...hours(24), start: 'out-of-network-accepted', stop: { kind: 'sent' } }),
  kind('lost-plan', {
    ...days(5),
    start: 'appointment-lost',
    only: { lostBy: ['plan'] },
    stop: { by: 'made' },
  }),
  kind('lost-member', {
    ...days(5),
    start: 'appointment-lost',
    only: { lostBy: ['member'] },
    stop: { by: 'made' },
  }),
  kind('interpreter', { ...AT_ONCE, start: 'interpreter-visit', stop: { kind: 'interpreted' } }),
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The packs that ship, and two places of their own for what ships nowhere or nowhere together. */
export const packs: PackSet = {
  ...shipped,
  assigned: (place, date) => {
    if (place.network === EVERY_KIND) return [EVERY_KIND];
    if (place.network === EVERY_PACK) return shipped.packs.map(({ id }) => id);
    return shipped.assigned(place, date);
  },
  inForce: (pack, date) => (pack === EVERY_KIND ? standards : shipped.inForce(pack, date)),
};

export const evaluator = createAccessEvaluator(packs);
