import type { StoredEvent } from '@tam/record';
import { givenItems } from '../scoring/answers';
import { scoreScreening } from '../scoring/score-screening';
import type { CaseSource } from './case-source';
import { actorOf, partsOf, textOf, textsOf } from './fields';
import type { Voiding } from './intake-views';

/** What was taken back on a case, and whether it had been evidence. */
export function voidingsOf(source: CaseSource): readonly Voiding[] {
  const { qualifications, rows } = source.tools;
  return source.kase.voided.map(({ event, by }) => {
    const second = qualifications.known(actorOf(by, 'authorizedBy'));
    const codes = evidenceOf(event, source);
    return {
      ...source.act(by, 'by'),
      voided: { ...source.moment(event), evidenceLevel: rows.mostUrgent(codes)?.level },
      authorizedBy: second && qualifications.qualifiedFor('triage', second, source.region),
      reasonCode: textOf(by, 'reasonCode'),
      replaced: partsOf(by, 'replacedBy') !== undefined,
      wasEvidence: codes.length > 0,
    };
  });
}

function evidenceOf(event: StoredEvent, { tools }: CaseSource): readonly string[] {
  if (event.type === 'intake.crisis-stated.v1') return textsOf(event, 'evidence');
  if (event.type !== 'intake.screening-recorded.v1') return [];
  const screened = {
    instrument: textOf(event, 'instrument') ?? '',
    items: givenItems(event.fields['items']),
    outcome: textOf(event, 'outcome'),
    office: actorOf(event, 'administeredBy')?.office,
  };
  return scoreScreening(screened, { ruleSets: tools.scoring }).evidence;
}
