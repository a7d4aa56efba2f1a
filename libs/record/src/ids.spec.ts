import { createHash } from 'node:crypto';
import { determinationId, findingId, outcomeHash, revisionId } from './ids';

const hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('ids', () => {
  it('a determination is named by its business key alone', () => {
    expect(determinationId('member-1', 'case-1', 'ca-ta-npmh', 'request')).toBe(
      hex('["tam.determination.1","member-1","case-1","ca-ta-npmh","request"]'),
    );
  });

  it('a finding is named once per case and rule', () => {
    expect(findingId('member-1', 'case-1', 'r01')).toBe(hex('["tam.finding.1","member-1","case-1","r01"]'));
  });

  it('a revision is named by its outcome, its number and what was said', () => {
    expect(revisionId('a', 2, 'b')).toBe(hex('["tam.revision.1","a",2,"b"]'));
  });

  it('parts that run together differently have different ids', () => {
    expect(determinationId('a', 'bc', 'd', 'e')).not.toBe(determinationId('ab', 'c', 'd', 'e'));
  });

  it('an outcome’s hash does not hang on the order of its keys', () => {
    expect(outcomeHash({ b: 1, a: 'ü' })).toBe(hex('{"a":"ü","b":1}'));
  });
});
