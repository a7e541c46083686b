import { digestOf } from '../../../src/domain/digest.ts';
import type { StateMark } from '../../../src/domain/plan-result.ts';

/** Attributes of one object, all texts. */
export type Values = Readonly<Record<string, string>>;

export type State = {
  readonly lineage: string;
  readonly serial: number;
  readonly resources: ReadonlyMap<string, Values>;
};

/** Something that was really done, by the plan that did it. */
export type Done = {
  readonly stack: string;
  readonly address: string;
  readonly action: 'create' | 'update' | 'delete';
  readonly plan: string;
};

/** Accounts full of objects, the states that know them, and a count of everything that was ever done there. */
export type Cloud = {
  readonly objects: Map<string, Map<string, Values>>;
  readonly states: Map<string, State>;
  /** Holders of state locks, by stack. */
  readonly locks: Map<string, string>;
  readonly done: Done[];
  objectsOf(stack: string): Map<string, Values>;
  markOf(stack: string): StateMark;
  change(done: Done, values: Values): void;
};

/** A stack's objects as its state knows them at the start. */
export function newCloud(stacks: readonly string[], objects: ReadonlyMap<string, Values>): Cloud {
  const cloud: Cloud = {
    objects: new Map(stacks.map((stack) => [stack, new Map(objects)])),
    states: new Map(
      stacks.map((stack) => [stack, { lineage: digestOf(stack).slice(7, 43), serial: 3, resources: new Map(objects) }]),
    ),
    locks: new Map(),
    done: [],
    objectsOf(stack) {
      const found = cloud.objects.get(stack) ?? new Map<string, Values>();
      cloud.objects.set(stack, found);
      return found;
    },
    markOf(stack) {
      const state = cloud.states.get(stack);
      return state ? { lineage: state.lineage, serial: state.serial } : 'absent';
    },
    change(done, values) {
      const state = cloud.states.get(done.stack) ?? {
        lineage: digestOf(done.stack).slice(7, 43),
        serial: 0,
        resources: new Map(),
      };
      const resources = new Map(state.resources);
      if (done.action === 'delete') {
        cloud.objectsOf(done.stack).delete(done.address);
        resources.delete(done.address);
      } else {
        cloud.objectsOf(done.stack).set(done.address, values);
        resources.set(done.address, values);
      }
      cloud.done.push(done);
      cloud.states.set(done.stack, { ...state, serial: state.serial + 1, resources });
    },
  };
  return cloud;
}
