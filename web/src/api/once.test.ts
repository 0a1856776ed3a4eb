import { expect, test } from 'vitest';
import { attemptOf, untilAnswered } from './once';
import { ApiProblem } from './problem';

test('the same thing goes out again under its key, another thing under another', () => {
  const first = attemptOf({ body: 'Hello' }, null);
  expect(first.key).toMatch(/^[0-9a-f]{32}$/);
  expect(attemptOf({ body: 'Hello' }, first)).toBe(first);
  expect(attemptOf({ body: 'Hello!' }, first).key).not.toBe(first.key);
  expect(attemptOf({ body: 'Hello' }, null).key).not.toBe(first.key);
});

test('only a sending that still runs is asked for again by itself', () => {
  expect(untilAnswered.retry(0, new ApiProblem({ status: 409, code: 'request_in_progress' }))).toBe(true);
  expect(untilAnswered.retry(0, new ApiProblem({ status: 409, code: 'version_conflict' }))).toBe(false);
  expect(untilAnswered.retry(0, ApiProblem.unreachable())).toBe(false);
});
