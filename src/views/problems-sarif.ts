import type { Problem } from '../domain/definitions.ts';
import { digestOfValue } from '../domain/digest.ts';

/** Problems of files as SARIF 2.1.0: one run, a result for each, at its line and column. */
export function problemsSarif(
  problems: readonly Problem[],
  { version, codes }: { readonly version: string; readonly codes: Readonly<Record<string, string>> },
): object {
  const used = Object.entries(codes).filter(([code]) => problems.some((problem) => problem.code === code));
  const rules = used.map(([id, text]) => ({ id, shortDescription: { text } }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'waves', version, rules } },
        columnKind: 'utf16CodeUnits',
        results: problems.map(resultOf),
      },
    ],
  };
}

function resultOf(problem: Problem): object {
  const { code, severity, file, line, column, say, fix, frame, notes = [] } = problem;
  const region = { startLine: line, startColumn: column, ...(frame && { endColumn: column + frame.length }) };
  return {
    ruleId: code,
    level: severity ?? 'error',
    message: { text: fix === undefined ? say : `${say} (${fix})` },
    locations: [placeOf(file, region)],
    ...(notes.length > 0 && {
      relatedLocations: notes.map((note) => ({
        ...placeOf(note.file, { startLine: note.line }),
        message: { text: note.say },
      })),
    }),
    partialFingerprints: { 'waves/v1': digestOfValue([code, file, say]) },
  };
}

function placeOf(file: string, region: object): { readonly physicalLocation: object } {
  return { physicalLocation: { artifactLocation: { uri: encodeURI(file.toWellFormed()) }, region } };
}
