import { readFileSync } from 'node:fs';
import { Controller, Get, Header } from '@nestjs/common';
import { Access } from '../http/endpoint.js';
import { findFile } from '#platform/files/find-file';

/** The look of a page that says no. */
@Controller()
@Access('anyone')
export class ProblemStyleController {
  private readonly style = readFileSync(findFile('apps', 'api', 'src', 'refusals', 'problem.css'), 'utf8');

  @Get('assets/problem.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  read(): string {
    return this.style;
  }
}
