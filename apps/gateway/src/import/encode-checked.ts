import { decodeLine, encodeEvent, type TamEvent } from '@tam/events';
import type { RowFault } from './fault';

/** The JSON text of an event, read back and found valid by the contract; else what is wrong with it. */
export function encodeChecked(event: TamEvent): { readonly json: string } | { readonly fault: RowFault } {
  const json = encodeEvent(event);
  const decoded = decodeLine(json);
  return decoded.kind === 'fault' ? { fault: decoded.fault } : { json };
}
