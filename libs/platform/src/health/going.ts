import { Injectable } from '@nestjs/common';

/** Whether this process is going: it was told to stop, and finishes what it does. Nobody should be sent to it any more. */
@Injectable()
export class Going {
  private begun = false;

  get now(): boolean {
    return this.begun;
  }

  begin(): void {
    this.begun = true;
  }
}
