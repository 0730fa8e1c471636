import { Controller, Get, Header, Query } from '@nestjs/common';
import { Access } from '../http/endpoint.js';
import { lookQuery } from './frame-query.js';
import { themeStyle } from './theme-style.js';

/** A publisher's accent and font as a style sheet of their own: the frame allows itself no style that stands in its markup. */
@Controller('frame')
@Access('anyone')
export class ThemeController {
  /** The same question has the same answer until the next version: a day is kept for when that changes how it is made. */
  @Get('theme.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=86400')
  readTheme(@Query() raw: unknown): string {
    return themeStyle(lookQuery.parse(raw));
  }
}
