import { TamError } from '@tam/errors';
import { Controller, Get, Inject, Param, Query, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBadRequestResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { LookupGuard } from '../http/lookup.guard';
import { CASES_SCHEMA, CLOCKS_SCHEMA, FAULT_SCHEMA } from './answer-schemas';
import { toCases, toClockPage, type CaseAnswer, type ClockPage } from './answers';
import { PAGE, readClockQuery, readReference, STATUSES } from './clock-query';
import { LOOKUPS, type Lookups } from './lookups';

/** What is known of a case and of the clocks. Reads only. */
@ApiTags('lookups')
@ApiBearerAuth()
@ApiBadRequestResponse({ schema: FAULT_SCHEMA })
@ApiForbiddenResponse({ schema: FAULT_SCHEMA })
@UseGuards(LookupGuard)
@Controller()
export class LookupsController {
  constructor(@Inject(LOOKUPS) private readonly lookups: Lookups) {}

  @Get('cases/:caseId')
  @ApiOperation({
    summary: 'What was last said of each clock of a case, for each member who has a case of this id.',
  })
  @ApiParam({ name: 'caseId', example: 'case-000017' })
  @ApiQuery({ name: 'memberRef', required: false })
  @ApiOkResponse({ schema: CASES_SCHEMA })
  @ApiNotFoundResponse({ schema: FAULT_SCHEMA })
  async cases(
    @Param('caseId') caseId: string,
    @Query('memberRef') memberRef?: string,
  ): Promise<CaseAnswer[]> {
    const outcomes = await this.lookups.outcomesOf(
      readReference('caseId', caseId),
      memberRef === undefined ? undefined : readReference('memberRef', memberRef),
    );
    if (outcomes.length === 0)
      throw new TamError('TAM_HTTP_NOT_FOUND', 'No outcome of such a case is known.');
    return toCases(outcomes);
  }

  @Get('clocks')
  @ApiOperation({ summary: 'Clocks by due date, the earliest first, a page at a time.' })
  @ApiQuery({ name: 'status', required: false, enum: STATUSES })
  @ApiQuery({ name: 'standard', required: false, example: 'ca-ta-npmh' })
  @ApiQuery({ name: 'region', required: false, example: 'us-ca' })
  @ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before.' })
  @ApiQuery({
    name: 'limit',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: PAGE.most, default: PAGE.initial },
  })
  @ApiOkResponse({ schema: CLOCKS_SCHEMA })
  async clocks(@Query() given: Record<string, unknown>): Promise<ClockPage> {
    const query = readClockQuery(given);
    return toClockPage(await this.lookups.clocks(query), query.limit);
  }
}
