import { openSurvey } from '../../src/adapters/hcl/survey.ts';
import { detect } from '../../src/detect/detect.ts';
import type { Detected } from '../../src/detect/detected.ts';
import type { Seen } from '../../src/detect/seen.ts';

const survey = await openSurvey();

/** A repository of these files, as if git had listed it. */
function seenOf(files: Readonly<Record<string, string>>, more: Partial<Seen> = {}): Seen {
  return {
    paths: Object.keys(files).sort(),
    texts: new Map(Object.entries(files)),
    unread: [],
    branches: ['main'],
    ...more,
  };
}

export function detectIn(files: Readonly<Record<string, string>>, more: Partial<Seen> = {}): Detected {
  return detect(seenOf(files, more), survey);
}

/** A root module with a backend of its own and whatever else it says. */
export function rootModule(key: string, more = ''): string {
  return `terraform {\n  backend "s3" {\n    bucket = "b"\n    key    = "${key}"\n  }\n}\n${more}`;
}

/** One root module for each folder. */
export function rootsAt(
  folders: readonly string[],
  more: (folder: string) => string = () => '',
): Record<string, string> {
  return Object.fromEntries(folders.map((folder) => [`${folder}/main.tf`, rootModule(folder, more(folder))]));
}
