import { type MoveNeed, type MoveRule, type Role, type Status, statuses } from '@/api/types';

export const needs = ['assignee', 'team', 'tags', 'first_response'] as const satisfies readonly MoveNeed[];
export const roles = ['agent', 'admin'] as const satisfies readonly Role[];

/** What is edited, before it is saved. */
export type Rules = { moves: MoveRule[]; reopen_within_days: number; close_after_days: number };

/** Where a ticket can ever go from here: nothing becomes new again, and what is closed stays so. */
export const targetsOf = (from: Status): Status[] => (from === 'closed' ? [] : statuses.filter((to) => to !== from && to !== 'new'));

export const ruleOf = ({ moves }: Rules, from: Status, to: Status) => moves.find((move) => move.from === from && move.to === to);

export const isGuarded = ({ needs, roles }: MoveRule) => Boolean(needs?.length || roles?.length);

export function withRule(rules: Rules, from: Status, to: Status, rule: MoveRule | null): Rules {
  const others = rules.moves.filter((move) => move.from !== from || move.to !== to);
  return { ...rules, moves: rule ? [...others, rule] : others };
}

/** How many moves and numbers differ: what Save is about. */
export function countChanges(before: Rules, after: Rules): number {
  const print = ({ from, to, needs = [], roles = [] }: MoveRule) => `${from} ${to} ${needs.toSorted().join()} ${roles.toSorted().join()}`;
  const [was, is] = [before.moves.map(print), after.moves.map(print)];
  const touched = new Set([...was.filter((one) => !is.includes(one)), ...is.filter((one) => !was.includes(one))].map((one) => one.split(' ', 2).join()));
  const numbers = (['reopen_within_days', 'close_after_days'] as const).filter((field) => before[field] !== after[field]);
  return touched.size + numbers.length;
}

/** Statuses from which nothing leads on: the server refuses that, and so says the page before. */
export const deadEnds = ({ moves }: Rules): Status[] => statuses.filter((from) => from !== 'closed' && !moves.some((move) => move.from === from));
