import { promotionStates, type StateAttributes, stackStates } from '../../domain/promotion/state-attributes.ts';
import { command } from '../command.ts';
import { columns } from '../print/clean.ts';

const attributes = ['entry', 'exit', 'evidence', 'owner', 'timeout', 'exception'] as const;

export const states = command({
  needs: 'read',
  examples: ['waves states', 'waves states --json'],
  args: {},
  flags: {},
  async run() {
    const tables = { promotion: promotionStates, stack: stackStates };
    const blocks = Object.entries(tables).flatMap(([of, table]) =>
      Object.entries(table).map(([state, one]) => blockOf(`${of} ${state}`, one)),
    );
    const document = {
      states: Object.entries(tables).flatMap(([of, table]) =>
        Object.entries(table).map(([state, one]) => ({ of, state, ...one })),
      ),
    };
    return { text: [...blocks, footer].join('\n\n'), document };
  },
});

const footer =
  "A wave's state follows from its stacks. `waves explain CODE` tells of each gate; `waves why` of those in the way now.";

function blockOf(name: string, state: StateAttributes): string {
  const rows = attributes.map((attribute) => [`  ${attribute}`, state[attribute]]);
  const gates = state.gates.length === 0 ? [] : [['  gates', state.gates.join(', ')]];
  return [`${name}: ${state.means}`, ...columns([...rows, ...gates])].join('\n');
}
