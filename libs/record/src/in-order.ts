/**
 * Whether `JSON.stringify` prints a value as RFC 8785 demands: at every depth the keys of objects stand in code-unit order,
 * and all there is has a JSON form of its own. Absent members do not matter.
 */
export function isInOrder(value: object | null): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) {
    return value.every(isMemberInOrder);
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  let last = '';
  for (const key in value) {
    if (key < last) return false;
    last = key;
    const member = (value as { readonly [name: string]: unknown })[key];
    if (member !== undefined && !isMemberInOrder(member)) return false;
  }
  return true;
}

function isMemberInOrder(member: unknown): boolean {
  switch (typeof member) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(member);
    case 'object':
      return isInOrder(member);
    default:
      return false;
  }
}
