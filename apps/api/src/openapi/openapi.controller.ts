import { readFileSync } from 'node:fs';
import { Controller, Get, Header } from '@nestjs/common';
import { Config } from '#platform/config/config';
import { Access } from '../http/endpoint.js';
import { findFile } from '#platform/files/find-file';
import type { OpenApiDocument } from './document.js';
import { openApiDocument } from './openapi.js';
import { referencePage } from './reference-page.js';
import { VERSION } from './version.js';

/** The page loads its own style and nothing else at all. */
const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The API described: for tools, and for people. */
@Controller()
@Access('anyone')
export class OpenApiController {
  // Made when somebody asks first: putting them together takes a twentieth of a start, and megabytes.
  private document: OpenApiDocument | undefined;
  private page: string | undefined;
  private readonly style = readFileSync(findFile('apps', 'api', 'src', 'openapi', 'reference.css'), 'utf8');

  constructor(private readonly config: Config) {}

  @Get('api/openapi.json')
  @Header('access-control-allow-origin', '*')
  read(): OpenApiDocument {
    return (this.document ??= openApiDocument(this.config.publicUrl, VERSION));
  }

  @Get('api/docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  readPage(): string {
    return (this.page ??= referencePage(this.read()));
  }

  @Get('api/docs/reference.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=300')
  readStyle(): string {
    return this.style;
  }
}
