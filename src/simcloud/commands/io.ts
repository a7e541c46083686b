import { SimFailure } from '../failure.ts';
import { accountNamed, openProject, type Project } from '../project.ts';

/** Where a command stands and speaks. `out` and `err` take whole lines. */
export type SimIo = {
  readonly folder: string;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly env: { readonly [name: string]: string | undefined };
};

export type Verb = (args: readonly string[], io: SimIo) => Promise<number>;

export const usage = (sentence: string): SimFailure => new SimFailure('usage', sentence);

export function noMore(args: readonly string[], after: string): void {
  if (args.length) throw usage(`\`waves sim ${after}\` takes no "${args.join(' ')}"`);
}

/** The project and one named account of it. */
export async function projectAndAccount(io: SimIo, account: string | undefined, verb: string) {
  if (!account) throw usage(`\`waves sim ${verb}\` needs the name of an account`);
  const project: Project = await openProject(io.folder);
  return { project, ref: accountNamed(project, account) };
}

export type Assignment = { readonly name: string; readonly isAddition: boolean; readonly text: string };

/** `name=value` sets, `name+=value` adds. */
export function assignment(arg: string): Assignment {
  const [, name, plus, text = ''] = /^([A-Za-z0-9_.-]+?)(\+?)=([\s\S]*)$/.exec(arg) ?? [];
  if (!name) throw usage(`"${arg}" should read name=value`);
  return { name, isAddition: plus === '+', text };
}

/** JSON where it is JSON, else the text itself. */
export function readValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
