const opens = /^\s*[{[]/;
const stateKeys = /"(?:lineage|terraform_version|serial|schema_version|sensitive_attributes|format_version)"\s*:/;
const shownInstead = '(a state was printed here and is not shown)';

/**
 * Leaves out JSON that looks like a state. With a full disk, an engine that can neither save the state nor
 * `errored.tfstate` prints all of it (F10).
 */
export function withoutState(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = opens.test(lines[at] ?? '') ? blockEnd(lines, at) : at + 1;
    const block = lines.slice(at, end);
    kept.push(...(block.some((line) => stateKeys.test(line)) ? [shownInstead] : block));
    at = end;
  }
  return kept;
}

// Past the line that closes what the first line opens; a block cut off by the end of the output goes to the end.
function blockEnd(lines: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < lines.length; at += 1) {
    const bare = (lines[at] ?? '').replace(/"(?:[^"\\]|\\.)*"/g, '');
    depth += (bare.match(/[{[]/g)?.length ?? 0) - (bare.match(/[}\]]/g)?.length ?? 0);
    if (depth <= 0) return at + 1;
  }
  return lines.length;
}
