const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
const invisible = /^[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Control}]+$/u;
// East Asian Wide and Fullwidth (UAX 11), in ranges: JavaScript has no property for it.
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;
const plain = /^[\u0020-\u007e]*$/;

/** How many columns of a terminal a text takes: a wide character takes two, one that only combines none. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segments.segment(text)) width += graphemeWidth(segment);
  return width;
}

function graphemeWidth(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  return wide.test(grapheme) || grapheme.includes('\ufe0f') ? 2 : 1;
}

/** The text in at most so many columns, with `…` where something is left out. */
export function cut(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  if (columns < 1) return '';
  let kept = '';
  let width = 0;
  for (const { segment } of segments.segment(text)) {
    width += graphemeWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** The same, with what is left out in the middle: names differ at both ends. */
export function cutInside(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  if (columns < 1) return '';
  const half = Math.ceil((columns - 1) / 2);
  const begin = cut(text, half + 1);
  const backwards = [...segments.segment(text)].map(({ segment }) => segment).reverse();
  let [end, width] = ['', displayWidth(begin)];
  for (const segment of backwards) {
    width += graphemeWidth(segment);
    if (width > columns) break;
    end = segment + end;
  }
  return begin + end;
}

/** The text in exactly so many columns. */
export function fitted(text: string, columns: number): string {
  const short = cut(text, columns);
  return short + ' '.repeat(Math.max(0, columns - displayWidth(short)));
}
