/** Is every address of `narrow` one of `wide`? IPv4 ranges by arithmetic; anything else only where it is the same text. */
export function addressesCover(wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  const a = rangeOf(wide);
  const b = rangeOf(narrow);
  return a !== undefined && b !== undefined && a.first <= b.first && b.last <= a.last;
}

function rangeOf(cidr: string): { readonly first: number; readonly last: number } | undefined {
  const match = /^([0-9]{1,3})[.]([0-9]{1,3})[.]([0-9]{1,3})[.]([0-9]{1,3})(?:[/]([0-9]{1,2}))?$/.exec(cidr);
  if (!match) return undefined;
  const [a = 256, b = 256, c = 256, d = 256, length = 32] = match.slice(1).map((part) => Number(part ?? 32));
  if (Math.max(a, b, c, d) > 255 || length > 32) return undefined;
  const size = 2 ** (32 - length);
  const first = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / size) * size;
  return { first, last: first + size - 1 };
}
