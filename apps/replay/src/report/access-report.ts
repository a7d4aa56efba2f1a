import { formatInstant } from '@tam/events';
import type { Survey } from '@tam/standards';
import {
  diffEditions,
  type Digest,
  type Dimension,
  type Edition,
  type EditionDiff,
  figuresOf,
  freeze,
  type OperationalFigures,
  type Period,
  publish,
  publishedDiff,
  type PublishedFigures,
} from '@tam/statistics';
import type { PackInfo } from '@tam/standards';
import { shownRules } from './counted-standards';
import { isAnyMissing, lossesOf, type ShownLoss } from './losses-of-period';
import type { OutcomesFound } from './outcomes-found';

/** Which report is asked for. */
export interface ReportQuestion {
  readonly period: Period;
  readonly by: readonly Dimension[];
  readonly isPublished: boolean;
  /** Whether the figures are frozen, and so may be called an edition. */
  readonly isFrozen: boolean;
  /** The edition before, with which this one is compared. */
  readonly against: Edition | undefined;
}

/** The rules that evaluated, as they are named in the report. */
export interface RulesInForce {
  readonly packs: readonly PackInfo[];
  readonly evaluator: string;
}

export interface ShownPack {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly authority: string;
  readonly status: PackInfo['status'];
  readonly hash: string;
}

/** A threshold that is tested by a survey of providers. Nothing in the figures is such a survey. */
export type ShownSurvey = Pick<Survey, 'id' | 'pack' | 'title' | 'about' | 'percent' | 'citation'>;

/** All that a rendering needs. Instants are ISO 8601, UTC. */
export interface AccessReport {
  readonly schema: 'tam.report.access.1';
  /** Id of the edition, where the figures were frozen. */
  readonly edition?: string;
  readonly figures: OperationalFigures | PublishedFigures;
  readonly cut: { readonly asOf: string; readonly knownAt?: string };
  /** Whether the period had ended by the cut: else the figures are still moving. */
  readonly isOver: boolean;
  /** Whether events of the period may be missing from the log for good. */
  readonly isIncomplete: boolean;
  /** Where and when; also what was brought back since. */
  readonly losses: readonly ShownLoss[];
  readonly evaluator: string;
  readonly packs: readonly ShownPack[];
  readonly surveys: readonly ShownSurvey[];
  /** What could not be counted; only in the view for those who may see single cases. */
  readonly notCounted?: {
    readonly rejectedLines: number;
    readonly failedMembers: number;
    readonly requestsWithoutPack?: number;
  };
  /** What is another than in the edition before, as far as this view may show it. */
  readonly changes?: EditionDiff;
}

/**
 * Counts what was found and, for publication, keeps back what may not be seen. The edition holds every count and stays
 * inside; a published report names it without its hash, because whoever knows all but a few counts could try them out
 * against a hash.
 */
export function accessReport(
  { period, by, isPublished, isFrozen, against }: ReportQuestion,
  found: OutcomesFound,
  { packs, evaluator }: RulesInForce,
  digest: Digest,
): { readonly report: AccessReport; readonly edition: Edition } {
  const rules = shownRules(packs, found.outcomes, period);
  const { asOf, knownAt } = found;
  const figures = figuresOf({ period, by, asOf, standards: rules.standards }, found.outcomes);
  const publication = isPublished ? publish(figures, against?.publications) : undefined;
  const cut = {
    asOf: formatInstant(asOf),
    ...(knownAt !== undefined && { knownAt: formatInstant(knownAt) }),
  };
  const edition = freeze(
    {
      cut,
      packs: Object.fromEntries(rules.packs.map(({ id, hash }) => [id, hash])),
      evaluator,
      figures,
      ...(publication && { published: publication.tables }),
      ...(against && { after: against }),
    },
    digest,
  );
  const changes = against && (isPublished ? publishedDiff(against, edition) : diffEditions(against, edition));
  const losses = lossesOf(period, found.losses, knownAt);
  const report: AccessReport = {
    schema: 'tam.report.access.1',
    ...(isFrozen && { edition: edition.id }),
    figures: publication?.figures ?? figures,
    cut,
    isOver: cut.asOf.slice(0, period.to.length) > period.to,
    isIncomplete: isAnyMissing(losses),
    losses,
    evaluator,
    packs: rules.packs.map(({ id, version, title, authority, status, hash }) => ({
      ...{ id, version, title, authority, status, hash },
    })),
    surveys: rules.surveys.map(({ id, pack, title, about, percent, citation }) => ({
      ...{ id, pack, title, about, percent, citation },
    })),
    ...(publication === undefined && { notCounted: notCounted(found) }),
    ...(changes && { changes }),
  };
  return { report, edition };
}

function notCounted({ rejected, failed, noPack }: OutcomesFound): NonNullable<AccessReport['notCounted']> {
  return {
    rejectedLines: rejected,
    failedMembers: failed,
    ...(noPack !== undefined && { requestsWithoutPack: noPack }),
  };
}
