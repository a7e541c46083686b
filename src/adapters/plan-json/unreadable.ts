/** The bytes are no JSON, or more of it than can be read. */
export class Unreadable extends Error {
  readonly why: 'not-json' | 'truncated' | 'trailing' | 'too-deep' | 'too-large';

  constructor(why: Unreadable['why'], say: string) {
    super(say);
    this.why = why;
  }
}
