import { TamError } from '@tam/errors';
import { sha256Hex } from '@tam/record';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';

const LOOPBACK_ADDRESS = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** Who may look things up. */
export interface LookupAccess {
  /** Undefined: this machine only. */
  readonly token: string | undefined;
}

export const LOOKUP_ACCESS = Symbol('LOOKUP_ACCESS');

/**
 * Lets a lookup through: with a token set, who sends it; else only this machine itself. A request that came through a
 * proxy, or that a web page sent to a name it had made to point here, is not this machine's.
 */
@Injectable()
export class LookupGuard implements CanActivate {
  private readonly expected: string | undefined;

  constructor(@Inject(LOOKUP_ACCESS) { token }: LookupAccess) {
    this.expected = token === undefined ? undefined : sha256Hex(`Bearer ${token}`);
  }

  /** Throws TAM_HTTP_REFUSED. */
  canActivate(context: ExecutionContext): true {
    const request = context.switchToHttp().getRequest<IncomingMessage>();
    if (this.expected === undefined ? isLocal(request) : this.hasToken(request)) return true;
    throw new TamError(
      'TAM_HTTP_REFUSED',
      this.expected === undefined
        ? 'This lookup answers its own machine only.'
        : 'The bearer token is missing or wrong.',
    );
  }

  /** Hashes are compared, so that the time of the comparison says nothing about the token. */
  private hasToken(request: IncomingMessage): boolean {
    return sha256Hex(request.headers.authorization ?? '') === this.expected;
  }
}

function isLocal({ socket, headers }: IncomingMessage): boolean {
  return (
    LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(headers.host ?? '') &&
    FORWARDED.every((name) => headers[name] === undefined)
  );
}
