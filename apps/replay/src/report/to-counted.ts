import type { Determination } from '@tam/record';
import { type CountedOutcome, UNKNOWN } from '@tam/statistics';

/** What is known of an outcome beside what it says itself. */
export interface SaidOf {
  readonly basis: CountedOutcome['basis'];
  /** Where it is filed, for outcomes that do not tell their place. */
  readonly filed?: { readonly region: string; readonly network: string; readonly lineOfBusiness: string };
}

/** A determination as figures see it. */
export function toCounted(determination: Determination, { basis, filed }: SaidOf): CountedOutcome {
  const { id, memberRef, standard, status, because, missing, flags, period, evidence } = determination;
  const firmAt = determination.firmAt ?? lateStartOf(determination);
  return {
    id,
    memberRef,
    standard,
    group: {
      region: determination.region ?? filed?.region ?? UNKNOWN,
      network: determination.network ?? filed?.network ?? UNKNOWN,
      lineOfBusiness: determination.lineOfBusiness ?? filed?.lineOfBusiness ?? UNKNOWN,
      service: determination.service ?? UNKNOWN,
    },
    status,
    ...(because !== undefined && { because }),
    ...(missing !== undefined && { missing }),
    basis,
    flags,
    period,
    startedAt: Date.parse(determination.startedAt),
    dueAt: Date.parse(determination.dueAt),
    ...(firmAt !== undefined && { firmAt: Date.parse(firmAt) }),
    ...(evidence !== undefined && { evidence }),
    ...(determination.testRecord && { testRecord: true as const }),
  };
}

/** Start of what came after the limit of a breached clock; its trace tells it, where anything came. */
function lateStartOf({ status, trace }: Determination): string | undefined {
  if (status !== 'breached') return undefined;
  const late = trace.find(({ step, values }) => step === 'slot' && values['fit'] === 'late');
  const startsAt = late?.values['startsAt'];
  return typeof startsAt === 'string' ? startsAt : undefined;
}
