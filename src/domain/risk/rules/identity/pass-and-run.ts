import { expanded } from '../../../iam/actions.ts';
import type { Document } from '../../../iam/document.ts';
import { gives, openPaths, passRole } from '../../../iam/escalation.ts';
import { once } from '../../../once.ts';
import { isAll } from '../../rights/grant-rule.ts';
import { holdersOf } from '../../rights/holders.ts';
import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

/** Services that run something with a role they are given. */
const runners = `
  apprunner athena batch bedrock-agentcore braket cloudformation codebuild codedeploy codepipeline datapipeline ec2 ecs eks
  elasticmapreduce emr-serverless events gamelift glue imagebuilder kinesisanalytics lambda omics sagemaker scheduler ssm
  states autoscaling backup
`
  .trim()
  .split(/\s+/);

/** What makes or changes a thing that runs, or sets it going. Which of them take a role is for AWS to change. */
const verbs = ['create', 'update', 'put', 'register', 'start', 'run', 'submit', 'modify'];

const starting = once(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map(
      runners.map((service) => [
        service,
        verbs.flatMap((verb) => expanded(`${service}:${verb}*`)).map((name) => name.toLowerCase()),
      ]),
    ),
);

export const passAndRun: PlanRule = {
  id: 'pass-and-run',
  about: 'To pass any role and to create what runs with it is to have the rights of every role, known path or not.',
  class: 'high',
  source: 'IAM-05',
  onPlan: ({ analysis }) =>
    holdersOf(analysis).flatMap(({ name, before, after, touched }) => {
      const [address] = touched;
      if (address === undefined || after.some((grant) => grant.effect === 'Allow' && isAll(grant))) return [];
      if (openPaths(after, name).some(({ actions }) => actions.includes(passRole))) return [];
      const had = new Set(servicesRun(before, name));
      const gained = servicesRun(after, name).filter((service) => !had.has(service));
      if (gained.length === 0) return [];
      return [{ ...fires(`lets ${name} pass any role and run it with ${gained.join(', ')}`, { impacts }), address }];
    }),
};

function servicesRun(document: Document, itself: string): readonly string[] {
  const may = (action: string, service: string | undefined): boolean =>
    document.some((grant) => gives(grant, { action, service, itself, document }));
  return runners.filter((service) => {
    const principal = `${service}.amazonaws.com`;
    return may(passRole, principal) && (starting().get(service) ?? []).some((action) => may(action, principal));
  });
}
