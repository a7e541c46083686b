import { isRefusal } from '../../domain/refusal.ts';
import { commentOf } from '../../views/comment/comment.ts';
import { markerIn } from '../../views/comment/marker.ts';
import { budgets } from '../../views/comment/plan.ts';
import { gitlabReport } from '../../views/gitlab-report.ts';
import { command } from '../command.ts';
import { asked } from '../comment/asked.ts';
import { commentedFiles } from '../comment/files.ts';
import { staleEnding } from '../comment/stale.ts';
import { written } from '../comment/written.ts';
import { policiesIn, textOf } from '../files.ts';

export const comment = command({
  needs: 'read',
  examples: [
    'waves comment --promotion p-7f3a',
    'waves comment --from plans --module network-edge --promotion p-7f3a --head 4f2a9c --out comment.md',
  ],
  args: {
    files: { value: 'FILE', help: 'plan JSON or results, each named after its stack; or STACK=FILE', many: true },
  },
  flags: {
    from: { kind: 'text', value: 'DIR', help: 'every JSON file below: ACCOUNT/STACK.json or ACCOUNT/STACK/plan.json' },
    module: { kind: 'text', value: 'NAME', help: 'whose comment it is; there is one for each' },
    release: { kind: 'text', value: 'NAME@VERSION', help: 'what is promoted' },
    promotion: {
      kind: 'text',
      value: 'PROMOTION',
      help: 'read plan digests, and who is asked, from the ledger here; without files its plans too',
    },
    base: { kind: 'text', value: 'COMMIT', help: 'what the plans were made against' },
    head: { kind: 'text', value: 'COMMIT', help: 'what the plans were made of' },
    policy: { kind: 'list', value: 'FILE', help: 'judge by the rows of this file of policies too' },
    link: { kind: 'text', value: 'URL', help: 'where all of it stands, should something have to be left out' },
    forge: { kind: 'choice', choices: ['github', 'gitlab'], help: 'how long a comment may be; github unless said' },
    previous: { kind: 'text', value: 'FILE', help: 'the comment that stands there, whose digests are kept' },
    stale: { kind: 'text', value: 'FILE', help: 'only mark this comment as one of an older commit than --head' },
    out: { kind: 'text', value: 'FILE', help: 'write the comment there' },
    summary: { kind: 'switch', help: 'add it to the job summary ($GITHUB_STEP_SUMMARY)' },
    'gitlab-report': { kind: 'text', value: 'FILE', help: "write GitLab's report of counts there" },
    'dry-run': { kind: 'switch', help: 'print it, and write no file' },
  },
  async run(context) {
    const { flags, cwd } = context;
    if (flags.stale !== undefined) return staleEnding(context, flags.stale, flags.head);
    const policy = await policiesIn(flags.policy, cwd);
    if (isRefusal(policy)) return { reasons: [policy] };
    const { policies } = policy;
    const wantsPlans = flags.from === undefined && context.args.files.length === 0;
    const known = await asked(context, { named: flags.promotion, wantsPlans });
    if (isRefusal(known)) return { reasons: [known] };
    const read = await commentedFiles(context, { from: flags.from, known, policies });
    if (isRefusal(read)) return { reasons: [read] };
    const previous = flags.previous === undefined ? undefined : await textOf(flags.previous, cwd);
    if (isRefusal(previous)) return { reasons: [previous] };
    const marker = previous === undefined ? undefined : markerIn(previous);
    const { release, base, head, link } = flags;
    const made = commentOf({
      module: flags.module ?? known.module ?? 'plans',
      ...(release === undefined ? {} : { release }),
      ...(base === undefined ? {} : { base }),
      ...(head === undefined ? {} : { head }),
      ...(link === undefined ? {} : { link }),
      ...read,
      asks: known.asks,
      ...(known.next === undefined ? {} : { next: known.next }),
      earlier: marker ? [marker.digest, ...marker.earlier] : [],
      budget: budgets[flags.forge === 'gitlab' ? 'gitlab' : 'github'],
    });
    const report = gitlabReport(read.plans.map(({ judgement }) => judgement));
    return written(context, { made, report: JSON.stringify(report) });
  },
});
