import { cloudPath, readCloud } from '../cloud/store.ts';
import { metricsOf } from '../server/metrics.ts';
import { noMore, projectAndAccount, type SimIo } from './io.ts';

export async function show(args: readonly string[], io: SimIo): Promise<number> {
  const [account, ...rest] = args;
  noMore(rest, 'show ACCOUNT');
  const { ref } = await projectAndAccount(io, account, 'show');
  const { resources } = readCloud(ref);
  const lines = Object.entries(resources).flatMap(([type, byId]) => Object.keys(byId).map((id) => `${type}  ${id}`));
  io.err(`simulated account ${ref.account} (${ref.accountId}), ${lines.length} resources, ${cloudPath(ref)}`);
  for (const line of lines) io.out(line);
  return 0;
}

const DOWN = 5;

export async function metrics(args: readonly string[], io: SimIo): Promise<number> {
  const [account, ...rest] = args;
  noMore(rest, 'metrics ACCOUNT');
  const { project, ref } = await projectAndAccount(io, account, 'metrics');
  const found = metricsOf(ref, project.seed);
  if (found) io.out(JSON.stringify(found));
  else io.err('the metrics service is down');
  return found ? 0 : DOWN;
}
