import * as is from './bytes.ts';
import { Cut } from './cut.ts';
import { Unreadable } from './unreadable.ts';

/** What to do with a value that begins: look into it member by member, hand its text over, or only check it. */
export type Choice = 'open' | 'read' | 'pass';

/** Told of what stands directly in containers that were opened, in the order of the text. */
export type Watcher = {
  /** A key of an opened object, as its JSON text. */
  key(text: string): void;
  /** A value begins with this byte. Only `{` and `[` can be opened. */
  begin(first: number): Choice;
  /** The text of a value that was to be read. */
  read(text: string, told: Told): void;
  passed(): void;
  close(): void;
};

/** Counted on the way: members of all objects in the text, and whether each number is exact as a double. */
export type Told = { readonly members: number; readonly isExact: boolean };

const depthMax = 200;
/** Up to so many characters without an exponent, no two numbers share a double. */
const exactMax = 15;

const tokens = { none: 0, string: 1, escape: 2, hex: 3, number: 4, word: 5 } as const;
const words = new Map([...['true', 'false', 'null']].map((word) => [word.charCodeAt(0), Buffer.from(word)]));

/**
 * Checks bytes against the grammar of JSON as they come, in pieces of any size, and cuts out the values its watcher asks
 * for. Whatever comes, it keeps no more than one such value. The bytes must be UTF-8.
 */
export class Scanner {
  readonly #on: Watcher;
  #bytes: Uint8Array = new Uint8Array();
  #at = 0;
  /** Bytes before this piece, for messages. */
  #before = 0;
  #state: is.State = is.states.value;
  #token: number = tokens.none;
  #depth = 0;
  /** How deep the innermost opened container is; only what stands directly in it is told. */
  #watched = 0;
  readonly #isObject = new Uint8Array(depthMax + 2);
  #isKey = false;
  #left = 0;
  #word: Uint8Array = new Uint8Array();
  #number = 0;
  #numberLength = 0;
  #members = 0;
  #inexact = 0;
  readonly #cut = new Cut();
  #membersBefore = 0;
  #inexactBefore = 0;

  constructor(on: Watcher) {
    this.#on = on;
  }

  /** The next bytes. They may be overwritten as soon as this returns. */
  feed(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#at = 0;
    while (this.#at < bytes.length) this.#step();
    this.#cut.pieceEnds(bytes);
    this.#before += bytes.length;
  }

  /** No more bytes will come. */
  end(): void {
    if (this.#state !== is.states.done) throw new Unreadable('truncated', 'it ends in the middle');
  }

  #step(): void {
    switch (this.#token) {
      case tokens.none:
        this.#structure();
        break;
      case tokens.string:
        this.#string();
        break;
      case tokens.number:
        this.#numberOn();
        break;
      case tokens.word:
        this.#wordOn();
        break;
      default:
        this.#escape();
        break;
    }
  }

  #structure(): void {
    const bytes = this.#bytes;
    while (this.#at < bytes.length && this.#token === tokens.none) {
      const byte = bytes[this.#at] as number;
      const kind = is.kinds[byte] as number;
      if (kind === is.space) {
        this.#at += 1;
        continue;
      }
      if (((is.allowed[this.#state] as number) & kind) === 0) throw this.#unexpected();
      this.#take(byte, kind);
    }
  }

  #take(byte: number, kind: number): void {
    switch (kind) {
      case is.quote:
        this.#isKey = this.#state === is.states.key || this.#state === is.states.firstKey;
        if (this.#depth === this.#watched) this.#begin(byte);
        this.#at += 1;
        this.#token = tokens.string;
        this.#string();
        break;
      case is.comma:
        this.#at += 1;
        this.#state = this.#state === is.states.inObject ? is.states.key : is.states.value;
        break;
      case is.colon:
        this.#at += 1;
        this.#state = is.states.value;
        this.#members += 1;
        break;
      case is.openObject:
      case is.openList:
        this.#open(byte, kind === is.openObject);
        break;
      case is.closeObject:
      case is.closeList:
        this.#close();
        break;
      default:
        this.#beginScalar(byte, kind);
        break;
    }
  }

  #open(byte: number, isObject: boolean): void {
    if (this.#depth === this.#watched && this.#begin(byte)) this.#watched += 1;
    this.#at += 1;
    this.#depth += 1;
    if (this.#depth > depthMax) throw new Unreadable('too-deep', `it is nested deeper than ${depthMax}`);
    this.#isObject[this.#depth] = isObject ? 1 : 0;
    this.#state = isObject ? is.states.firstKey : is.states.firstItem;
  }

  #close(): void {
    this.#at += 1;
    const wasOpened = this.#depth === this.#watched;
    this.#depth -= 1;
    if (wasOpened) {
      this.#watched -= 1;
      this.#on.close();
    }
    this.#after(wasOpened);
  }

  /** A value has ended right before `#at`. */
  #after(wasOpened = false): void {
    const depth = this.#depth;
    this.#state = depth === 0 ? is.states.done : this.#isObject[depth] === 1 ? is.states.inObject : is.states.inList;
    if (depth !== this.#watched || wasOpened) return;
    if (!this.#cut.isOpen) this.#on.passed();
    else {
      const text = this.#cut.end(this.#bytes, this.#at);
      const members = this.#members - this.#membersBefore;
      this.#on.read(text, { members, isExact: this.#inexact === this.#inexactBefore });
    }
  }

  /** Something begins directly in an opened container. Is it to be opened too? */
  #begin(byte: number): boolean {
    const choice = this.#isKey ? 'read' : this.#on.begin(byte);
    if (choice === 'read') {
      this.#cut.begin(this.#at);
      this.#membersBefore = this.#members;
      this.#inexactBefore = this.#inexact;
    }
    return choice === 'open';
  }

  #beginScalar(byte: number, kind: number): void {
    if (this.#depth === this.#watched) this.#begin(byte);
    if (kind === is.word) {
      this.#word = words.get(byte) as Uint8Array;
      this.#left = this.#word.length;
      this.#token = tokens.word;
      this.#wordOn();
      return;
    }
    this.#number = byte === 0x2d ? is.numbers.sign : byte === 0x30 ? is.numbers.zero : is.numbers.whole;
    this.#at += 1;
    this.#numberLength = 1;
    this.#token = tokens.number;
    this.#numberOn();
  }

  /** Goes on in a string, up to its end or the end of this piece. */
  #string(): void {
    const bytes = this.#bytes;
    const end = bytes.length;
    let at = this.#at;
    for (;;) {
      while (at < end && is.plain[bytes[at] as number] === 1) at += 1;
      if (at === end) break;
      const byte = bytes[at] as number;
      if (byte === 0x22) {
        this.#at = at + 1;
        this.#token = tokens.none;
        this.#endString();
        return;
      }
      this.#at = at;
      if (byte !== 0x5c) throw this.#unexpected();
      at += 1;
      if (at < end && is.escapes[bytes[at] as number] === 1) at += 1;
      else {
        this.#token = tokens.escape;
        break;
      }
    }
    this.#at = at;
  }

  #endString(): void {
    if (!this.#isKey) {
      this.#after();
      return;
    }
    this.#isKey = false;
    this.#state = is.states.colon;
    if (this.#depth === this.#watched) this.#on.key(this.#cut.end(this.#bytes, this.#at));
  }

  /** What follows a backslash: one letter, or `u` and four hexadecimal digits. */
  #escape(): void {
    const byte = this.#bytes[this.#at] as number;
    if (this.#token === tokens.escape) {
      if (byte === 0x75) {
        this.#token = tokens.hex;
        this.#left = 4;
      } else if (is.escapes[byte] === 1) this.#token = tokens.string;
      else throw this.#unexpected();
    } else {
      if (!is.isHex(byte)) throw this.#unexpected();
      this.#left -= 1;
      if (this.#left === 0) this.#token = tokens.string;
    }
    this.#at += 1;
  }

  #numberOn(): void {
    const bytes = this.#bytes;
    const from = this.#at;
    let at = from;
    let state = this.#number;
    while (at < bytes.length) {
      const next = is.numberSteps[state * 256 + (bytes[at] as number)] as number;
      if (next === 255) break;
      state = next;
      at += 1;
    }
    this.#number = state;
    this.#numberLength += at - from;
    this.#at = at;
    if (at === bytes.length) return;
    if (is.numberEnds[state] === 0) throw this.#unexpected();
    if (this.#numberLength > exactMax || state === is.numbers.power) this.#inexact += 1;
    this.#token = tokens.none;
    this.#after();
  }

  #wordOn(): void {
    const bytes = this.#bytes;
    while (this.#left > 0 && this.#at < bytes.length) {
      if (bytes[this.#at] !== this.#word[this.#word.length - this.#left]) throw this.#unexpected();
      this.#left -= 1;
      this.#at += 1;
    }
    if (this.#left > 0) return;
    this.#token = tokens.none;
    this.#after();
  }

  #unexpected(): Unreadable {
    const at = `unexpected text at byte ${this.#before + this.#at}`;
    return new Unreadable(this.#state === is.states.done ? 'trailing' : 'not-json', at);
  }
}
