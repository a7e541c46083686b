import type { Analysis } from '../../../analysis.ts';
import type { Machine, Step } from '../../network/machines.ts';
import { hasPublicAddress, isOpen, leadsToInternet, machinesIn } from '../../network/machines.ts';
import type { PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network', user: 'public' } as const;
const path = 'a route to an internet gateway, a public address, and a group that lets everybody in';

export const reachable: PlanRule = {
  id: 'reachable',
  about: 'None of a route, an address and an open group is enough; together they put a machine on the internet.',
  class: 'critical',
  source: 'XAC-03',
  onPlan: ({ analysis }) =>
    machinesIn(analysis)
      .filter(({ after }) => after !== null)
      .flatMap((machine) => {
        if (isReached(machine, 'before', analysis) === 'yes') return [];
        const reached = isReached(machine, 'after', analysis);
        if (reached === 'no') return [];
        const address = whereFrom(machine, analysis);
        const say = address === machine.address ? 'it' : machine.address;
        return [
          reached === 'yes'
            ? { address, ...fires(`the internet reaches ${say} now: ${path}`, { impacts }) }
            : { address, ...cannotTell(`the internet may reach ${say} now: ${path}`, { impacts }) },
        ];
      }),
};

function isReached(machine: Machine, side: 'before' | 'after', analysis: Analysis): Step {
  if (machine[side] === null) return 'no';
  const steps = [
    leadsToInternet(machine, side, analysis),
    hasPublicAddress(machine, side, analysis),
    isOpen(machine, side, analysis),
  ];
  return steps.includes('no') ? 'no' : steps.includes('unknown') ? 'unknown' : 'yes';
}

const doors = /^aws_(?:security_group|vpc_security_group_ingress_rule|route|eip|subnet)/;

/** The machine where the plan changes it, else the first change that opens a way to it. */
function whereFrom({ address, change }: Machine, { changes }: Analysis): string {
  return change ? address : (changes.find(({ type, after }) => doors.test(type) && after !== null)?.address ?? address);
}
