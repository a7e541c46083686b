/** What is not as the format says. Caught by `verify` and `keyOf`, which answer with its message. */
export class Malformed extends Error {}

/** Reads the SSH wire encoding (RFC 4251, section 5), strictly: nothing missing, nothing left over. */
export type Reader = {
  byte(): number;
  uint32(): number;
  take(length: number): Uint8Array;
  string(): Uint8Array;
  text(): string;
  positive(): Uint8Array;
  end(): void;
};

export function readerOf(bytes: Uint8Array, what: string): Reader {
  let at = 0;

  function take(length: number): Uint8Array {
    if (length > bytes.length - at) throw new Malformed(`${what} ends too early`);
    at += length;
    return bytes.subarray(at - length, at);
  }

  function byte(): number {
    return take(1)[0] ?? 0;
  }

  function uint32(): number {
    return Buffer.from(take(4)).readUInt32BE();
  }

  const string = () => take(uint32());

  return {
    byte,
    uint32,
    take,
    string,
    text: () => Buffer.from(string()).toString('latin1'),
    positive: () => positiveFrom(string(), what),
    end() {
      if (at < bytes.length) throw new Malformed(`${what} has bytes after its end`);
    },
  };
}

// An `mpint` above zero in its one shortest form, without the byte that only keeps it positive.
function positiveFrom(bytes: Uint8Array, what: string): Uint8Array {
  const [first, second] = bytes;
  if (first === undefined || first >= 0x80) throw new Malformed(`${what} has a number that is not above zero`);
  if (first > 0) return bytes;
  if (second === undefined || second < 0x80) throw new Malformed(`${what} has a number with needless zeros`);
  return bytes.subarray(1);
}

/** A uint32, most significant byte first. */
export function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A string: its length, then its bytes; text as UTF-8. */
export function string(content: Uint8Array | string): Uint8Array {
  const bytes = Buffer.from(content);
  return Buffer.concat([uint32(bytes.length), bytes]);
}
