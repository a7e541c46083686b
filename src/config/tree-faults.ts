import { isConfiguration } from '../domain/configuration-files.ts';
import type { TreeFault } from '../domain/tree-fault.ts';
import type { Report, Telling } from './source.ts';
import { problemOf } from './source.ts';
import { stackPlaces } from './stack-pattern.ts';
import type { ConfigTree } from './tree.ts';
import { rulePaths } from './tree.ts';

/**
 * Reports paths that would be overlooked, or read as something else than what governs: a folder that cannot be listed may
 * hold stacks, and a link on the branch is only a name.
 */
export function reportFaults(tree: ConfigTree, stacks: string | undefined, report: Report): void {
  const isStackPlace = stackPlaces(stacks);
  for (const [path, fault] of tree.faults ?? []) {
    const isRule = rulePaths([path]).length > 0 || path === 'waves' || path === 'policies';
    const isOurs = isRule || isConfiguration(path) || isStackPlace(path) || fault === 'unreadable';
    if (isOurs && (isRule || fault !== 'link')) {
      report(problemOf(path === '' ? '.' : path, tellings[fault]));
    }
  }
}

const tellings: Readonly<Record<TreeFault, Telling>> = {
  unreadable: { code: 'unreadable', say: 'this cannot be read here', fix: 'give yourself the right to read it' },
  link: { code: 'no-file', say: 'this is a link; rules are read from plain files', fix: 'put the file itself here' },
  'leads-out': {
    code: 'outside-repository',
    say: 'this is a link that leads out of the repository, or to nothing',
    fix: 'put what it names into the repository',
  },
  'no-file': { code: 'no-file', say: 'this is neither a file nor a folder', fix: 'put the file or folder itself here' },
  'too-big': { code: 'file-too-big', say: 'the file is larger than ten megabytes', fix: 'divide it' },
  'not-text': { code: 'not-text', say: 'the file is not UTF-8 text', fix: 'save it as UTF-8' },
};
