import { environmentPage, environmentTable } from './environment-variables.ts';
import { exitCodes, exitTable } from './print/help.ts';

type Topic = { readonly help: string; readonly text: () => string; readonly document: () => object };

/** What `waves help` tells of beside the commands. */
export const helpTopics: Readonly<Record<string, Topic>> = {
  'exit-codes': { help: 'how commands end', text: exitCodes, document: () => ({ exits: exitTable() }) },
  environment: {
    help: 'variables that are looked at',
    text: environmentPage,
    document: () => ({ variables: environmentTable() }),
  },
};
