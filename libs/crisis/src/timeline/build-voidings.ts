import { givenItems } from '../scoring/answers';
import { scoreScreening } from '../scoring/score-screening';
import type { StoredEvent } from '@tam/record';
import type { CaseSource } from './case-source';
import { actorOf, partsOf, textOf } from './fields';
import type { Voiding } from './intake-views';

/** What was taken back on a case, and whether it had been evidence. */
export function voidingsOf(source: CaseSource): readonly Voiding[] {
  const { qualifications, scoring } = source.tools;
  return source.kase.voided.map(({ event, by }) => {
    const second = qualifications.known(actorOf(by, 'authorizedBy'));
    return {
      ...source.act(by, 'by'),
      voided: source.moment(event),
      authorizedBy: second && qualifications.qualifiedFor('triage', second, source.region),
      reasonCode: textOf(by, 'reasonCode'),
      replaced: partsOf(by, 'replacedBy') !== undefined,
      wasEvidence: wasEvidence(event, scoring),
    };
  });
}

function wasEvidence(event: StoredEvent, ruleSets: CaseSource['tools']['scoring']): boolean {
  if (event.type === 'intake.crisis-stated.v1') return true;
  if (event.type !== 'intake.screening-recorded.v1') return false;
  const screened = {
    instrument: textOf(event, 'instrument') ?? '',
    items: givenItems(event.fields['items']),
    outcome: textOf(event, 'outcome'),
    office: actorOf(event, 'administeredBy')?.office,
  };
  return scoreScreening(screened, { ruleSets }).evidence.length > 0;
}
