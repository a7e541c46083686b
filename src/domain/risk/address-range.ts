/**
 * Is a CIDR so wide that it means everybody? A half of the internet counts like the whole, because two halves are one;
 * so does anything from a public /8 up. Private ranges of that size do not.
 */
export function isWorld(cidr: string): boolean {
  const at = cidr.lastIndexOf('/');
  const length = Number(cidr.slice(at + 1));
  const address = cidr.slice(0, at);
  if (at < 0 || !Number.isInteger(length)) return false;
  if (length === 0) return true;
  if (address.includes(':')) return length <= 16 && !/^f[cde]/i.test(address);
  return length < 8 || (length === 8 && !address.startsWith('10.'));
}
