import type { Value } from '../../domain/analysis.ts';
import { readJson } from '../../domain/plan/json.ts';
import type { Part } from '../../domain/plan/parts.ts';
import type { Choice, Told, Watcher } from './scan.ts';
import { Unreadable } from './unreadable.ts';

type Opened = {
  readonly part: Part;
  /** One of both: what is gathered of an object, or of a list. */
  readonly members: Record<string, Value> | undefined;
  readonly items: Value[] | undefined;
  key: string;
};

/** Puts together what is kept of a document, part by part, while a scanner goes through it. */
export class Gathering implements Watcher {
  readonly #opened: Opened[] = [];
  #part: Part;
  value: Value = null;

  constructor(part: Part) {
    this.#part = part;
  }

  key(text: string): void {
    const opened = this.#opened.at(-1) as Opened;
    const key: string = JSON.parse(text);
    if (Object.hasOwn(opened.members ?? {}, key)) {
      throw new Unreadable('not-json', `the key ${JSON.stringify(key)} appears twice in one object`);
    }
    opened.key = key;
  }

  begin(first: number): Choice {
    const opened = this.#opened.at(-1);
    const part = opened ? below(opened.part, opened.key) : this.#part;
    this.#part = part;
    if (part === 'unread') return 'pass';
    const isOpen = part !== 'read' && (('member' in part && first === 0x7b) || ('each' in part && first === 0x5b));
    if (!isOpen) return 'read';
    const isObject = first === 0x7b;
    const members = isObject ? (Object.create(null) as Record<string, Value>) : undefined;
    this.#opened.push({ part, members, items: isObject ? undefined : [], key: '' });
    return 'open';
  }

  read(text: string, told: Told): void {
    const parsed = readJson(text, told);
    if ('wrong' in parsed) throw new Unreadable('not-json', parsed.wrong);
    const part = this.#part;
    this.#add(part !== 'read' && part !== 'unread' && 'kept' in part ? part.kept(parsed.value) : parsed.value);
  }

  passed(): void {
    this.#add(null);
  }

  close(): void {
    const { members, items } = this.#opened.pop() as Opened;
    this.#add(members ?? items);
  }

  #add(value: Value | undefined): void {
    const opened = this.#opened.at(-1);
    if (!opened) this.value = value ?? null;
    else if (opened.members) opened.members[opened.key] = value ?? null;
    else if (value !== undefined) opened.items?.push(value);
  }
}

function below(part: Part, key: string): Part {
  if (part === 'read' || part === 'unread') return part;
  if ('member' in part) return part.member(key);
  return 'each' in part ? part.each() : 'read';
}
