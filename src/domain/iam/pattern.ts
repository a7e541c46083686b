/**
 * Patterns of policies: `*` is any run of characters, `?` is one, and a variable (`${aws:username}`) is a text of its own
 * that nobody knows here. `${*}`, `${?}` and `${$}` are those characters themselves.
 */

/** Does `wide` match everything that `narrow` matches? Says no where that cannot be proved. */
export function covers(wide: string, narrow: string): boolean {
  if (wide === '*' || wide === narrow) return true;
  if (!/[*?]/.test(wide) || isTooLong(wide) || isTooLong(narrow)) return false;
  if (isPrefix(wide) && !/[*?$]/.test(narrow)) return narrow.startsWith(wide.slice(0, -1));
  return runs(tokensOf(wide), tokensOf(narrow), (by, token) => by === token || isOne(by, token));
}

/** Most patterns are `s3:Get*`: quick to ask. */
function isPrefix(pattern: string): boolean {
  return pattern.indexOf('*') === pattern.length - 1 && !/[?$]/.test(pattern);
}

/** Is there a text that both match? Says yes where the opposite cannot be proved. */
export function overlaps(one: string, other: string): boolean {
  if (isTooLong(one) || isTooLong(other)) return true;
  const a = tokensOf(one);
  const b = tokensOf(other);
  let row = reachable([true], b, (at, before) => isLoose(b[at] ?? '') && before);
  for (const mine of a) {
    const above = row;
    row = reachable([above[0] === true && isLoose(mine)], b, (at, before) => {
      const its = b[at] ?? '';
      const stays = above[at + 1] === true || before;
      return ((isLoose(mine) || isLoose(its)) && stays) || (above[at] === true && meet(mine, its));
    });
  }
  return row[b.length] === true;
}

function reachable(
  start: readonly boolean[],
  tokens: readonly string[],
  reaches: (at: number, before: boolean) => boolean,
): readonly boolean[] {
  const row = [...start];
  for (let at = 0; at < tokens.length; at += 1) row.push(reaches(at, row[at] === true));
  return row;
}

/** No ARN is longer; a longer text is no name, and only equal to itself. */
function isTooLong(pattern: string): boolean {
  return pattern.length > 2048;
}

const token = /\$\{[^}]*\}|./gsu;

/** `?**?` is `??*`: a run of wildcards has one spelling. */
function tokensOf(pattern: string): readonly string[] {
  const text = pattern.replace(/[*?]{2,}/g, (run) => {
    const single = run.replaceAll('*', '');
    return run.includes('*') ? `${single}*` : single;
  });
  return text.match(token) ?? [];
}

/** Greedy matching with one way back, so that no pattern is slow: a later star never needs an earlier one to move. */
function runs(
  wide: readonly string[],
  narrow: readonly string[],
  meets: (by: string, token: string) => boolean,
): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let next = 0;
  while (next < narrow.length) {
    const by = wide[at];
    if (by === '*') {
      star = at;
      resume = next;
      at += 1;
    } else if (by !== undefined && meets(by, narrow[next] ?? '')) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      next = resume;
    } else return false;
  }
  return wide.slice(at).every((rest) => rest === '*');
}

function isOne(by: string, token: string): boolean {
  return by === '?' && token !== '*' && !isLoose(token);
}

/** Anything of any length: a star, or a variable that may hold anything. */
function isLoose(token: string): boolean {
  return token === '*' || (token.length > 1 && token.startsWith('${') && !/^\$\{[*?$]\}$/.test(token));
}

function meet(a: string, b: string): boolean {
  return a === b || isLoose(a) || isLoose(b) || a === '?' || b === '?';
}
