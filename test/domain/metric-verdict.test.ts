import { expect, test } from 'vitest';
import { metricVerdict } from '../../src/domain/metric-verdict.ts';

const spike = {
  pass: 'false_positive_rate <= baseline_rate * 2',
  sampleCount: 'samples',
  minSamples: 100,
};

function verdict(answer: object) {
  return metricVerdict(spike, { samples: 20_000, false_positive_rate: 0.001, baseline_rate: 0.002, ...answer });
}

test('a flat series passes, and says with which numbers', () => {
  expect(verdict({})).toEqual({
    result: 'passed',
    say: 'false_positive_rate <= baseline_rate * 2 holds: false_positive_rate 0.001, baseline_rate 0.002',
  });
});

test('a spike fails, and says with which numbers', () => {
  expect(verdict({ false_positive_rate: 0.31 })).toEqual({
    result: 'failed',
    say: 'false_positive_rate <= baseline_rate * 2 does not hold: false_positive_rate 0.31, baseline_rate 0.002',
  });
});

test('a sparse series is no data', () => {
  expect(verdict({ samples: 40, false_positive_rate: 0.31 })).toEqual({
    result: 'no-data',
    say: 'insufficient samples 40 of 100',
  });
});

test('zero is a number: it fails where something must be above zero, and passes where nothing may be', () => {
  expect(metricVerdict({ pass: 'waf_counted > 0' }, { waf_counted: 0 }).result).toBe('failed');
  expect(metricVerdict({ pass: 'errors == 0' }, { errors: 0 }).result).toBe('passed');
});

test.each([
  ['is missing', {}, 'the answer has no errors'],
  ['is null', { errors: null }, 'errors is null'],
  ['is text', { errors: '0' }, 'errors is no number'],
  ['says NaN', { errors: 'NaN' }, 'errors is no number'],
  ['is too large for a number', JSON.parse('{"errors":1e999}'), 'errors is no number'],
  ['is a list', { errors: [] }, 'errors is no number'],
])('a field that %s is no data, and is named', (_, answer, say) => {
  expect(metricVerdict({ pass: 'errors == 0' }, answer)).toEqual({ result: 'no-data', say });
});

test.each([null, [], 'errors', 12, undefined])('an answer that is %j has no fields', (answer) => {
  expect(metricVerdict({ pass: 'errors == 0' }, answer).result).toBe('no-data');
});

test('what every object has is no field of the answer', () => {
  expect(metricVerdict({ pass: 'constructor.length == 1' }, {})).toMatchObject({ result: 'no-data' });
});

test('a field may lie deeper', () => {
  const answer = { data: { result: [{ value: 3 }] } };
  expect(metricVerdict({ pass: 'data.result.0.value == 3' }, answer).result).toBe('passed');
});

test('a ratio of nothing is no data', () => {
  expect(metricVerdict({ pass: 'errors / requests <= 1' }, { errors: 0, requests: 0 })).toEqual({
    result: 'no-data',
    say: 'errors / requests <= 1 cannot be computed: errors 0, requests 0',
  });
});

test('where samples are counted at all, none is too few', () => {
  const counted = { pass: 'errors == 0', sampleCount: 'samples' };
  expect(metricVerdict(counted, { errors: 0, samples: 0 }).say).toBe('insufficient samples 0 of 1');
  expect(metricVerdict(counted, { errors: 0, samples: null }).say).toBe('samples is null');
});

test('a least number of samples that nothing counts, and a comparison that is none, are no data', () => {
  expect(metricVerdict({ pass: '1 == 1', minSamples: 5 }, {}).result).toBe('no-data');
  expect(metricVerdict({ pass: 'true' }, {}).result).toBe('no-data');
  expect(metricVerdict({ pass: '1 == 1' }, {})).toEqual({ result: 'passed', say: '1 == 1 holds' });
});
