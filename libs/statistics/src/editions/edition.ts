import { TamError } from '@tam/errors';
import type { OperationalFigures } from '../figures/figures';
import type { PublishedTable } from '../suppression/edition-stack';

export const EDITION_SCHEMA = 'tam.edition.1';

/** What an edition rests on. */
export interface EditionBasis {
  /** Instants in ISO 8601, UTC: of what is said, and what could be known. Absent: all that there is. */
  readonly cut: { readonly asOf: string; readonly knownAt?: string };
  /** SHA-256 of each pack, by id. */
  readonly packs: { readonly [pack: string]: string };
  /** Name and version of what evaluated. */
  readonly evaluator: string;
}

/**
 * The frozen figures of a period. It holds every count, small ones too: an edition stays inside, and is what a
 * publication is made from and what the next edition is compared with.
 */
export interface EditionContent extends EditionBasis {
  readonly schema: typeof EDITION_SCHEMA;
  /** `access-2026Q1-2`: the second of that period. */
  readonly id: string;
  readonly number: number;
  readonly figures: OperationalFigures;
  /** The tables of every publication of the period up to this edition, the oldest first. */
  readonly publications: readonly (readonly PublishedTable[])[];
}

export interface Edition extends EditionContent {
  /** Of the canonical bytes of all the rest. */
  readonly sha256: string;
}

/** SHA-256 in hex of the canonical bytes of a value; handed in, because this library hashes nothing. */
export type Digest = (value: unknown) => string;

export interface NewEdition extends EditionBasis {
  readonly figures: OperationalFigures;
  /** What is published of it now, if anything. */
  readonly published?: readonly PublishedTable[];
  /** The edition before. */
  readonly after?: Edition;
}

/** Freezes figures as the next edition of their period. Throws TAM_STATISTICS_EDITION_MISMATCH. */
export function freeze({ figures, published, after, ...basis }: NewEdition, digest: Digest): Edition {
  if (after !== undefined) requireSameQuestion(after.figures, figures);
  const number = (after?.number ?? 0) + 1;
  const content: EditionContent = {
    schema: EDITION_SCHEMA,
    id: `access-${figures.period.name}-${number}`,
    number,
    ...basis,
    figures,
    publications: [...(after?.publications ?? []), ...(published === undefined ? [] : [published])],
  };
  return { ...content, sha256: digest(content) };
}

/** Takes what was read from a file for an edition if it is one, unchanged. Throws TAM_STATISTICS_EDITION_INVALID. */
export function openEdition(value: unknown, digest: Digest): Edition {
  if (typeof value !== 'object' || value === null || !('schema' in value) || value.schema !== EDITION_SCHEMA)
    throw new TamError('TAM_STATISTICS_EDITION_INVALID', 'It is no edition.');
  const { sha256, ...content } = value as Edition;
  if (digest(content) !== sha256)
    throw new TamError('TAM_STATISTICS_EDITION_INVALID', `${content.id} was changed after it was frozen.`, {
      edition: content.id,
    });
  return { ...content, sha256 };
}

/** Throws TAM_STATISTICS_EDITION_MISMATCH unless both are of one period and grouping. */
export function requireSameQuestion(one: OperationalFigures, other: OperationalFigures): void {
  const nameOf = ({ period, by }: OperationalFigures): string =>
    `${period.from}..${period.to} by ${by.join(', ') || 'nothing'}`;
  if (nameOf(one) === nameOf(other)) return;
  throw new TamError(
    'TAM_STATISTICS_EDITION_MISMATCH',
    `One is of ${nameOf(one)}, the other of ${nameOf(other)}.`,
  );
}
