import type { FastifyRequest } from 'fastify';
import passport from 'passport';

type Done = (error: unknown, found?: object | false) => void;

/** A strategy of Passport that is asked one thing of a whole request: who is it? It redirects nobody and keeps no session. */
export class RequestStrategy extends passport.Strategy {
  constructor(private readonly verify: (request: FastifyRequest, done: Done) => void) {
    super();
  }

  override authenticate(request: unknown): void {
    this.verify(request as FastifyRequest, (error, found) => {
      if (error) this.error(error);
      else if (found) this.success(found);
      else this.fail();
    });
  }
}
