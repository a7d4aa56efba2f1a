import type { Citation, Standard, Verification } from '@tam/standards';

/** What a tag of verification says, for people. */
export const VERIFICATION: { readonly [tag in Verification]: string } = {
  primary: 'primary: read in the law or on a page of the regulator',
  secondary: 'secondary: read in a notice or an article, not in the law',
  unverified: 'unverified: the text has not been read; check it before you cite it',
};

/** What may be said of a standard whose citation has this tag. */
export const STANDING: { readonly [tag in Verification]: string } = {
  primary: 'Verified: what is said here was read in the law or on a page of the regulator.',
  secondary:
    'Read at second hand: what is said here comes from notices or articles. Nobody has compared it with the law, so a late case is late by this promise; it may not be told as a breach of the place that is cited.',
  unverified:
    'Not verified: at least one part of what is said here comes from general knowledge, and the place that is cited has not been read for it. A late case is late by this promise; it may not be told as a breach of the place that is cited before a person has read that place.',
};

/** Whose promise a standard is. */
export const KIND: { readonly [kind in Standard['kind']]: string } = {
  duty: 'duty: the law promises it to each member',
  contract: 'contract: an agreement or a policy promises it',
  measure: 'measure: an indicator over many cases; no single case breaks a duty by it',
  'internal-target': 'internal target: the installation set it for itself',
};

/** A citation with its tag, in one line. */
export function citationLine({ text, verification }: Citation): string {
  return `${text} [${verification}]`;
}
