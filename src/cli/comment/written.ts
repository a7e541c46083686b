import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Comment } from '../../views/comment/comment.ts';
import type { Context, Ending } from '../command.ts';
import { put } from '../files.ts';

type Asked = {
  readonly cwd: string;
  readonly env: Context['env'];
  readonly flags: {
    readonly out: string | undefined;
    readonly summary: boolean;
    readonly 'gitlab-report': string | undefined;
    readonly 'dry-run': boolean;
  };
};

/** Puts a comment where it was asked for; without a place, and with --dry-run, it is printed. */
export async function written(
  { flags, cwd, env }: Asked,
  { made, report }: { readonly made: Comment; readonly report: string },
): Promise<Ending> {
  const summary = env.GITHUB_STEP_SUMMARY;
  if (flags.summary && !summary) {
    const say = '--summary needs GITHUB_STEP_SUMMARY, which a GitHub job has';
    return { reasons: [refuse('bad-usage', { say, fix: 'waves comment --out FILE' })] };
  }
  const files = [
    ...(flags.out === undefined ? [] : [{ file: flags.out, text: made.text, append: false }]),
    ...(flags.summary && summary ? [{ file: summary, text: made.text, append: true }] : []),
    ...(flags['gitlab-report'] === undefined
      ? []
      : [{ file: flags['gitlab-report'], text: `${report}\n`, append: false }]),
  ];
  const problems: Refusal[] = [];
  for (const { file, text, append } of flags['dry-run'] ? [] : files) {
    const problem = await put(file, text, { cwd, append });
    if (problem) problems.push(problem);
  }
  const isPrinted = flags['dry-run'] || (flags.out === undefined && !flags.summary);
  const wrote = files.map(({ file }) => `written: ${file}`).join('\n');
  const { text, verdict, step, leftOut, digest, groups } = made;
  return {
    ...(isPrinted ? { text: text.trimEnd() } : {}),
    ...(!flags['dry-run'] && wrote !== '' ? { talk: wrote } : {}),
    reasons: problems,
    document: { comment: { text, says: verdict, digest, detail: step, left_out: leftOut, groups } },
  };
}
