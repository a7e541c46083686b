// Starts an apply in a process of its own, which a test then kills. Arguments: the run as JSON.
import { supervisedApplies } from '../../../src/adapters/terraform/supervised.ts';
import { options } from './options.ts';

await supervisedApplies(options).start(JSON.parse(process.argv[2] ?? '{}'));
process.stdout.write('started\n');
setInterval(() => undefined, 1_000);
