import { expect, test } from 'vitest';
import type { Recommendation } from '@/api/types';
import { policyFor, rank, telling, usualWeights } from './rules';

const part = (value: number) => ({ value, weight: 0, reason: '' });

function agent(id: string, fits: boolean, values: { skill: number; load: number; fairness: number }): Recommendation {
  return {
    agent: { id, name: id },
    fits,
    score: 0,
    parts: { skill: part(values.skill), language: part(1), load: part(values.load), history: part(0), company: part(0), fairness: part(values.fairness) },
    reasons: [],
    load: 0,
    capacity: 20,
  };
}

const able = agent('able', true, { skill: 1, load: 0.2, fairness: 0 });
const free = agent('free', true, { skill: 0, load: 1, fairness: 0.5 });
const away = agent('away', false, { skill: 1, load: 1, fairness: 1 });

test.each([
  ['score', { ...usualWeights, load: 0, fairness: 0 }, ['able', 'free', 'away']],
  ['least_loaded', usualWeights, ['free', 'able', 'away']],
  ['round_robin', usualWeights, ['free', 'able', 'away']],
] as const)('by %s', (kind, weights, order) => {
  expect(rank([able, free, away], { kind, weights }).map((one) => one.agent.id)).toEqual(order);
});

test('scores are of a hundred', () => {
  const weights = { ...usualWeights, skill: 100, language: 100, load: 0, history: 0, company: 0, fairness: 0 };
  expect(rank([able, free], { kind: 'score', weights }).map((one) => one.score)).toEqual([100, 50]);
});

test('only that is told by which they differ', () => {
  expect(telling([able, free], { kind: 'score', weights: usualWeights })).toEqual(['skill', 'load', 'fairness']);
  expect(telling([able, free], { kind: 'round_robin', weights: usualWeights })).toEqual(['fairness']);
  expect(telling([able], { kind: 'score', weights: usualWeights })).toEqual(['load']);
});

test('a team goes by its own policy, and by the usual score where it is off', () => {
  const rules = {
    version: 1,
    default: { kind: 'round_robin' as const, weights: usualWeights },
    teams: [{ team: { id: 'g1', name: 'Billing' }, policy: { kind: 'off' as const, weights: usualWeights } }],
    needs: [],
    points: { low: 1, normal: 2, high: 3, urgent: 5 },
  };
  expect(policyFor(rules, undefined).kind).toBe('round_robin');
  expect(policyFor(rules, 'g1')).toEqual({ kind: 'score', weights: usualWeights });
});
