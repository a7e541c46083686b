/** Something about the simulated cloud's own files, port or input is wrong. The sentence is for a person. */
export class SimFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SimFailure';
    this.code = code;
  }
}
