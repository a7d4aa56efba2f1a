import { ERRORS, isTamError, TamError, type ErrorCode } from '@tam/errors';
import type { Logger } from '@tam/observability';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { statusOf, type HttpFault } from './http-error';

/** The part of an answer that is written here. */
interface Answer {
  status(code: number): { json(body: HttpFault): unknown };
}

/** Answers every failure in one form. The reason of a surprise goes to the log and never to the caller. */
@Catch()
export class FaultFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const known = this.toKnown(error);
    const status = statusOf(known.code);
    if (status >= 500) this.logger.error('A request failed.', { code: known.code, error });
    const { code, detail, subject } = known;
    const body: HttpFault = { code, message: detail, todo: ERRORS[code].todo, subject };
    host.switchToHttp().getResponse<Answer>().status(status).json(body);
  }

  private toKnown(error: unknown): TamError {
    if (isTamError(error)) return mayBeTold(error.code) ? error : unavailable(error);
    if (error instanceof HttpException) {
      const code = error.getStatus() === 404 ? 'TAM_HTTP_NOT_FOUND' : 'TAM_HTTP_BAD_REQUEST';
      return new TamError(code, `${error.message}.`);
    }
    return unavailable(error);
  }
}

/** Only errors about the request itself are told to the caller in full. */
const mayBeTold = (code: ErrorCode): boolean => code.startsWith('TAM_HTTP_');

const unavailable = (cause: unknown): TamError =>
  new TamError('TAM_HTTP_UNAVAILABLE', 'The request could not be answered.', {}, { cause });
