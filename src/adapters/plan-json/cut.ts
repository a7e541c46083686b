import { Unreadable } from './unreadable.ts';

/** A value handed over as one text, in bytes. */
const textMax = 64 * 1024 * 1024;

/** Cuts one text at a time out of bytes that come in pieces. */
export class Cut {
  /** Where the text begins in this piece; -1 where none is being cut. */
  #from = -1;
  #pending: Uint8Array[] = [];
  #length = 0;

  get isOpen(): boolean {
    return this.#from >= 0;
  }

  begin(at: number): void {
    this.#from = at;
  }

  /** The piece ends, and its bytes will be overwritten. */
  pieceEnds(bytes: Uint8Array): void {
    if (this.#from < 0) return;
    this.#pending.push(Uint8Array.from(bytes.subarray(this.#from)));
    this.#length += bytes.length - this.#from;
    this.#from = 0;
    if (this.#length > textMax) throw new Unreadable('too-large', `it is larger than ${textMax} bytes`);
  }

  /** The text up to here. */
  end(bytes: Uint8Array, at: number): string {
    const last = bytes.subarray(this.#from, at);
    this.#from = -1;
    if (this.#length === 0) return textOf(last);
    const all = Buffer.concat([...this.#pending, last]);
    this.#pending = [];
    this.#length = 0;
    return textOf(all);
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}
