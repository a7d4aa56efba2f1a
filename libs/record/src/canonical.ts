import type { Json } from '@tam/events';
import { isInOrder } from './in-order';
import { KeyOrders } from './key-order';

const ORDERS = new KeyOrders();
/** Text that JSON prints as it stands: printable ASCII without quotation mark and backslash. */
const PLAIN = /^[ !#-[\]-~]*$/;

/**
 * RFC 8785 (JSON Canonicalization Scheme): keys in UTF-16 code-unit order, no white space, numbers and strings as
 * ECMAScript prints them. Absent (`undefined`) members are left out. Throws a TypeError on NaN and infinities. What was
 * built in this order is printed by the engine itself, several times faster than member by member.
 */
export function canonicalJson(value: unknown): string {
  return typeof value === 'object' && isInOrder(value) ? JSON.stringify(value) : inOrder(value);
}

function inOrder(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      break;
    default:
      throw new TypeError(`a ${typeof value} has no JSON form`);
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return canonicalArray(value);
  return canonicalObject(value as { readonly [key: string]: Json | undefined });
}

function canonicalArray(items: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) text += ',';
    text += inOrder(items[i]);
  }
  return text + ']';
}

function canonicalObject(object: { readonly [key: string]: Json | undefined }): string {
  let text = '{';
  for (const { key, prefix } of ORDERS.of(Object.keys(object))) {
    const member = object[key];
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += prefix + inOrder(member);
  }
  return text + '}';
}
