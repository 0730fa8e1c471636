import { Controller, Get, Header } from '@nestjs/common';
import { Config } from '#platform/config/config';
import { Access } from '../http/endpoint.js';
import { openApiDocument } from './openapi.js';
import { VERSION } from './version.js';

@Controller()
@Access('anyone')
export class OpenApiController {
  private readonly document: unknown;

  constructor(config: Config) {
    this.document = openApiDocument(config.publicUrl, VERSION);
  }

  @Get('api/openapi.json')
  @Header('access-control-allow-origin', '*')
  read(): unknown {
    return this.document;
  }
}
