import { Malformed } from './encoding.ts';

const begin = '-----BEGIN SSH SIGNATURE-----';
const end = '-----END SSH SIGNATURE-----';
const lineWidth = 70;
const longestArmor = 32_768;

/** The armored form, byte for byte as `ssh-keygen` writes it. */
export function armored(blob: Uint8Array): string {
  const lines =
    Buffer.from(blob)
      .toString('base64')
      .match(new RegExp(`.{1,${lineWidth}}`, 'g')) ?? [];
  return `${[begin, ...lines, end].join('\n')}\n`;
}

/**
 * The blob inside. Other line widths, CRLF and white space around it are fine, since people paste signatures into
 * comments; anything else that is not exactly one armored signature is refused.
 */
export function unarmored(text: string): Uint8Array {
  if (text.length > longestArmor) throw new Malformed('the signature is too long');
  const lines = text.trim().replaceAll('\r\n', '\n').split('\n');
  if (lines.shift() !== begin || lines.pop() !== end) throw new Malformed('this is no armored SSH signature');
  return base64Bytes(lines.join(''), 'the signature');
}

/** Decodes base64 in its one canonical form, so that no two texts mean the same bytes. */
export function base64Bytes(text: string, what: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new Malformed(`${what} is no canonical base64`);
  return bytes;
}
