import type { Node } from 'web-tree-sitter';
import type { FileSurvey, ProviderBlock, Said, Survey } from '../../ports/survey.ts';
import { type Body, listItems, objectPairs, quotesOf } from './body.ts';
import { callsIn, textOf } from './calls.ts';
import { backendsIn } from './facts.ts';
import { openGrammar } from './grammar.ts';
import { readText } from './read.ts';

const nothing: FileSurvey = { requiredVersions: [], backends: [], providers: [], calls: [] };

/** Words without which a file says nothing of what a survey asks, so that it need not be parsed. */
const telling = /\b(?:terraform|provider|module)\b/;

/** Looks at configuration files with the vendored grammar. Failure `grammar-unusable`. */
export async function openSurvey(): Promise<Survey> {
  const grammar = await openGrammar();
  return (file, text) => {
    if (!telling.test(text)) return nothing;
    return readText(grammar, file, text, (body) => surveyOf(body, file));
  };
}

function surveyOf(body: Body, file: string): FileSurvey {
  const versions = body.blocks('terraform', 0).flatMap(({ body: settings }) => settings.values());
  return {
    requiredVersions: versions
      .filter(([name]) => name === 'required_version')
      .flatMap(([, value]) => saidIn(value, file)),
    backends: backendsIn(body, file),
    providers: body
      .blocks('provider', 1)
      .map((block): ProviderBlock => ({ name: block.label, config: configIn(block.body, { file, before: '' }) })),
    calls: callsIn(body, file).map(({ call }) => call),
  };
}

type Where = { readonly file: string; readonly before: string };

function configIn(body: Body, { file, before }: Where): ProviderBlock['config'] {
  const own = body.values().flatMap(([name, value]) => settingsOf(`${before}${name}`, value, file));
  const nested = body
    .blockTypes()
    .flatMap((type) =>
      body.blocks(type, 0).flatMap((block) => configIn(block.body, { file, before: `${before}${type}.` })),
    );
  return [...own, ...nested];
}

function settingsOf(name: string, value: Node, file: string): ProviderBlock['config'] {
  const pairs = objectPairs(value);
  if (pairs.length > 0) return pairs.flatMap(([inner, own]) => settingsOf(`${name}.${inner}`, own, file));
  return [value, ...listItems(value)].flatMap((one) => saidIn(one, file).map((said) => ({ name, ...said })));
}

function saidIn(value: Node, file: string): Said[] {
  const text = textOf(quotesOf(value));
  return text === undefined ? [] : [{ text, file, line: value.startPosition.row + 1 }];
}
