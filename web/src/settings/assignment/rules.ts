import type { AssignmentChange, AssignmentKind, AssignmentPolicy, AssignmentRules, Recommendation, ScoreWeights } from '@/api/types';

export const kinds = ['off', 'round_robin', 'least_loaded', 'score'] as const satisfies readonly AssignmentKind[];
export const parts = ['skill', 'language', 'load', 'history', 'company', 'fairness'] as const satisfies readonly (keyof ScoreWeights)[];
export type Part = (typeof parts)[number];

/** What the server takes for a policy that nobody has set. */
export const usualWeights: ScoreWeights = { skill: 30, language: 20, load: 25, history: 10, company: 5, fairness: 10 };

const nothing: ScoreWeights = { skill: 0, language: 0, load: 0, history: 0, company: 0, fairness: 0 };

export function bodyOf({ default: policy, teams, needs, points }: AssignmentRules): AssignmentChange {
  return { default: policy, teams: teams.map(({ team, policy: own }) => ({ team_id: team.id, ...own })), needs, points };
}

/** The policy for a ticket of this team; where it is off, what a choice that is asked for goes by. */
export function policyFor(rules: AssignmentRules, team: string | undefined): AssignmentPolicy {
  const policy = rules.teams.find((own) => own.team.id === team)?.policy ?? rules.default;
  return policy.kind === 'off' ? { kind: 'score', weights: usualWeights } : policy;
}

/** The weights that a policy comes to: the simpler ones look at one thing. */
export function weightsOf({ kind, weights }: AssignmentPolicy): ScoreWeights {
  if (kind === 'round_robin') return { ...nothing, fairness: 100 };
  return kind === 'least_loaded' ? { ...nothing, load: 100 } : weights;
}

/** The parts by which these agents differ, as far as they count: where all are alike there is nothing to say. */
export function telling(all: Recommendation[], policy: AssignmentPolicy): Part[] {
  const weights = weightsOf(policy);
  const differing = parts.filter((part) => weights[part] > 0 && all.some((one) => one.parts[part].value !== all[0]?.parts[part].value));
  return differing.length > 0 ? differing : ['load'];
}

/** The same agents by another policy, the best first: the parts stay what they are, only their weights differ. */
export function rank(all: Recommendation[], policy: AssignmentPolicy): Recommendation[] {
  const weights = weightsOf(policy);
  const sum = parts.reduce((total, part) => total + weights[part], 0);
  const score = (one: Recommendation) =>
    sum === 0 ? 0 : Math.round((parts.reduce((total, part) => total + weights[part] * one.parts[part].value, 0) * 1000) / sum) / 10;
  return all
    .map((one) => ({ ...one, score: score(one) }))
    .toSorted((a, b) => Number(b.fits) - Number(a.fits) || b.score - a.score || b.parts.fairness.value - a.parts.fairness.value);
}
