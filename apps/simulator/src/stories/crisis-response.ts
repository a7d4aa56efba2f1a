import { CLERK, TRIAGE_NURSE } from '../world/actors';
import type { CaseScript } from '../telling/case-script';
import type { PromiseName } from '../telling/clock';
import type { Data } from '../telling/event-writer';
import { Standing } from '../telling/standing';
import { promisedBy, THERAPY } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** In which areas a county promises a mobile team; frontier areas have no promise. */
const PROMISES: { readonly [area: string]: PromiseName } = {
  urban: 'mobile-team-urban',
  rural: 'mobile-team-rural',
};

const VARIANTS = [
  'arrived',
  'arrived',
  'arrived',
  'late',
  'only-confirmed',
  'called-off',
  'dropped',
  'unrecorded',
] as const;

/**
 * A client of a county who asked for therapy is in crisis before the first visit: a mobile team must be there within an
 * hour in towns, two in the country. The wait for therapy goes on beside it.
 */
export const crisisResponse: Story = {
  kind: 'crisis-response',
  weight: 2,
  services: promisedBy('county-first-visit', [THERAPY]),
  laws: ['medi-cal'],
  tell(stage) {
    const variant = stage.random.pick(VARIANTS);
    const area = stage.random.pick(['urban', 'urban', 'rural', 'frontier']);
    const script = stage.newCase();
    const request = script.request(stage.startAt, NON_URGENT);
    const visit = new Standing(stage.clock(stage.service.promise), request.time);
    const responseId = script.newId('response');
    const tell = responseEvents(script, responseId);

    const minutes = stage.random.whole(1, 20);
    const neededAt = stage.atMinute(minutes);
    tell('needed', neededAt, { area, by: TRIAGE_NURSE });
    tell('dispatched', stage.afterMinutes(minutes + 2), { by: CLERK });
    const promise = PROMISES[area];
    const team = promise && new Standing(stage.clock(promise, neededAt), neededAt);

    switch (variant) {
      case 'arrived':
      case 'only-confirmed': {
        const at = stage.afterMinutes(minutes + stage.random.whole(10, 60));
        if (variant === 'arrived') tell('arrived', at, {});
        else tell('confirmed', at, { by: CLERK, outcome: 'arrived' });
        team?.done(at, responseId);
        break;
      }
      case 'late':
        tell('arrived', stage.atMinute(minutes + stage.random.whole(121, 180)), {});
        break;
      case 'called-off': {
        const at = stage.afterMinutes(minutes + stage.random.whole(10, 55));
        tell('ended', at, { by: { office: 'member' } });
        team?.ended(at, 'withdrawn-by-member');
        break;
      }
      case 'dropped':
        tell('ended', stage.afterMinutes(minutes + stage.random.whole(10, 55)), { by: CLERK });
        break;
      case 'unrecorded':
        tell('ended', stage.atMinute(minutes + stage.random.whole(121, 180)), {
          by: CLERK,
          outcome: 'stayed-home',
        });
        break;
    }

    const offeredAt = stage.when(1);
    visit.met(
      offeredAt,
      script.offer(offeredAt, { startsAt: stage.slot(stage.random.whole(2, stage.limit)) }),
    );
    return stage.told(this.kind, `${variant}-${area}`, [
      visit.expect(script),
      ...(team ? [team.expect(script, `response:${responseId}`)] : []),
    ]);
  },
};

function responseEvents(script: CaseScript, responseId: string) {
  return (step: string, time: number, data: Data): void => {
    script.write('intake', `intake.crisis-response-${step}.v1`, time, {
      responseId,
      kind: 'mobile-team',
      ...data,
    });
  };
}
