const identifier = '(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)';
const exactVersion = new RegExp(
  `^(?:0|[1-9]\\d{0,9})(?:[.](?:0|[1-9]\\d{0,9})){2}(?:-${identifier}(?:[.]${identifier})*)?$`,
);
const longest = 100;

/**
 * One version and no other: `2.5.0`, `2.5.1-block`. Ranges, `2.5`, `latest` and branches are not. Neither is build
 * metadata (`2.5.0+b1`): versions that differ only there rank as equal, and `+` means a space in `?ref=`.
 */
export function isExactVersion(text: string): boolean {
  return text.length <= longest && exactVersion.test(text);
}

/**
 * A ref that is meant to stay: a full commit id, or a tag that ends in an exact version (`v2.4.0`, `edge/v2.4.0`,
 * `edge-2.4.0`). Judged by its shape alone; that it is a tag and where it points is for whoever fetches it.
 */
export function isExactRef(ref: string): boolean {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref)) return true;
  if (ref.length > 2 * longest || /^(?:refs\/)?(?:heads|remotes)\//.test(ref)) return false;
  return [...ref.matchAll(/(?:^|[/@_-])v?(?=\d)/g)].some((mark) =>
    isExactVersion(ref.slice(mark.index + mark[0].length)),
  );
}
