import { Controller, Get, Header } from '@nestjs/common';
import { Access } from '../http/endpoint.js';
import { PUSH_WORKER } from './push-worker.js';

/** Serves the service worker at the root, which is where it has to lie to speak for the whole origin; asked for again each time, so that a new one takes over. */
@Controller()
@Access('anyone')
export class PushWorkerController {
  @Get('push-worker.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @Header('content-security-policy', "default-src 'none'")
  read(): string {
    return PUSH_WORKER;
  }
}
