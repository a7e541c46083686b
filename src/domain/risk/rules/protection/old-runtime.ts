import { creates, kindOf } from '../../../plan/actions.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const attribute = 'runtime';

/** Runtimes AWS no longer patches, as of 2026. */
const old = new Set(
  `nodejs nodejs4.3 nodejs4.3-edge nodejs6.10 nodejs8.10 nodejs10.x nodejs12.x nodejs14.x nodejs16.x nodejs18.x
   python2.7 python3.6 python3.7 python3.8 java8 go1.x ruby2.5 ruby2.7 dotnetcore1.0 dotnetcore2.0 dotnetcore2.1
   dotnetcore3.1 dotnet5.0 dotnet6 dotnet7 provided`.split(/\s+/),
);

export const oldRuntime: ChangeRule = {
  id: 'old-runtime',
  about: 'A runtime that gets no more patches keeps every hole that is found in it.',
  class: 'normal',
  source: 'SEC-04',
  onChange: ({ change }) => {
    const types = ['aws_lambda_function', 'aws_lambda_layer_version'];
    if (!types.includes(change.type) || (!creates(change) && kindOf(change.actions) !== 'update')) return undefined;
    const runtime = afterOf(change, attribute);
    if (typeof runtime !== 'string' || !old.has(runtime) || runtime === beforeOf(change, attribute)) return undefined;
    return fires(`is to run on ${runtime}, which gets no more patches`, { attribute });
  },
};
