import { givenItems } from '../scoring/answers';
import { scoreScreening } from '../scoring/score-screening';
import type { CaseSource } from './case-source';
import { actorOf, numberOf, textOf, textsOf } from './fields';
import type { Assessment, Screening, ScreeningStart, Statement } from './intake-views';
import { levelOf } from '../ladder/level';

const MACHINE = 'algorithm';

/** The screenings of a case, scored. One that a program drafted stays the program's until somebody qualified clarifies it. */
export function screeningsOf(source: CaseSource, assessments: readonly Assessment[]): readonly Screening[] {
  return source.of('intake.screening-recorded.v1').map((event) => {
    const act = source.act(event, 'administeredBy');
    const screeningId = textOf(event, 'screeningId') ?? '';
    const instrument = textOf(event, 'instrument') ?? '';
    const claimedOutcome = textOf(event, 'outcome');
    const isConfirmed = assessments.some(
      ({ qualified, clarifies }) => qualified === 'yes' && clarifies.includes(screeningId),
    );
    return {
      ...act,
      screeningId,
      instrument,
      instrumentVersion: textOf(event, 'instrumentVersion'),
      score: scoreScreening(
        {
          instrument,
          items: givenItems(event.fields['items']),
          outcome: claimedOutcome,
          office: act.actor?.office,
        },
        { ruleSets: source.tools.scoring },
      ),
      claimedOutcome,
      respondent: textOf(event, 'respondent'),
      administeredIn: textOf(event, 'administeredIn'),
      referencePeriod: textOf(event, 'referencePeriod'),
      startedAt: numberOf(event, 'startedAt'),
      lastAnswerAt: numberOf(event, 'lastAnswerAt') ?? event.time,
      contactId: textOf(event, 'contactId'),
      machineDrafted: act.actor?.office === MACHINE && !isConfirmed,
    };
  });
}

export function screeningStartsOf(
  source: CaseSource,
  screenings: readonly Screening[],
): readonly ScreeningStart[] {
  return source.of('intake.screening-started.v1').map((event) => {
    const screeningId = textOf(event, 'screeningId') ?? '';
    return {
      ...source.moment(event),
      screeningId,
      instrument: textOf(event, 'instrument') ?? '',
      contactId: textOf(event, 'contactId'),
      recordedAt: screenings.find((one) => one.screeningId === screeningId)?.at,
    };
  });
}

export function statementsOf(source: CaseSource): readonly Statement[] {
  return source.of('intake.crisis-stated.v1').map((event) => ({
    ...source.act(event, 'heardBy'),
    codes: textsOf(event, 'evidence'),
    origin: textOf(event, 'origin'),
    statedByOffice: actorOf(event, 'statedBy')?.office,
  }));
}

export function assessmentsOf(source: CaseSource): readonly Assessment[] {
  return source.of('intake.risk-assessed.v1').map((event) => ({
    ...source.act(event, 'by'),
    assessmentId: textOf(event, 'assessmentId') ?? '',
    level: levelOf(event.fields['level']),
    tool: textOf(event, 'tool'),
    clarifies: textsOf(event, 'clarifies'),
    reasonCode: textOf(event, 'reasonCode'),
  }));
}
