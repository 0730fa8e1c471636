/** Why a start cannot go on, said to whoever started it: the message is all there is to know, and says what to do. */
export class StartProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartProblem';
  }
}
