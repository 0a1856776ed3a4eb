import i18next from 'i18next';
import { clockTime, dayName } from '@/kit/time';
import type { Holder, Priority, Status, TicketEvent, TicketField, TicketType } from '@/api/types';
import { shown } from '@/fields/draft';
import { spent } from '../time/duration';
import { escalatedTo, fieldChange, handOver, mergedWith, promiseOf, ratingOf, spamMark, splitWith, statusMove, timeLogged } from './timeline';

type Words = Record<string, string>;
type Line = { key: Key; words: Words };
type Key =
  | `happened.${'status' | 'statusByMessage' | 'taken' | 'given' | 'because' | 'dropped' | 'left' | 'team' | 'noTeam'}`
  | `happened.${'logged' | 'loggedFor' | 'timeChanged' | 'timeDeleted' | 'slaNear' | 'slaLate'}`
  | `happened.${'mergedInto' | 'mergedFrom' | 'unmerged' | 'splitInto' | 'splitFrom' | 'deleted' | 'restored' | 'spam' | 'noSpam' | 'ratedGood' | 'ratedBad' | 'escalated' | 'deescalated'}`
  | `happened.${'ownName' | 'followedBy' | 'priority' | 'type' | 'subject' | 'tagged' | 'untagged' | 'retagged' | 'other'}`
  | `happened.${'field' | 'fieldCleared'}`;

/** What an event says, one sentence a change. `me` is called "You". */
export function tell(event: TicketEvent, me: string, fields: TicketField[] = []): Line[] {
  const name = (person: { id: string | null; name: string }) => (person.id === me ? i18next.t('happened.you') : (ruleName(person.name) ?? person.name));
  const who = name(event.actor);
  switch (event.type) {
    case 'ticket.status_changed': {
      const key = event.actor.type === 'contact' ? 'happened.statusByMessage' : 'happened.status';
      return [{ key, words: { who, to: statusMove(event.data).to_name ?? i18next.t(`status.${statusMove(event.data).to as Status}`) } }];
    }
    case 'ticket.assigned':
      return [...tellAgent(event, who, name), ...tellTeam(handOver(event.data), who)];
    case 'ticket.merged':
    case 'ticket.unmerged':
      return [tellMerge(event, who)];
    case 'ticket.split': {
      const { into, from } = splitWith(event.data);
      return [{ key: into ? 'happened.splitInto' : 'happened.splitFrom', words: { who, number: String((into ?? from)?.number ?? '') } }];
    }
    case 'ticket.deleted':
    case 'ticket.restored':
      return [{ key: event.type === 'ticket.deleted' ? 'happened.deleted' : 'happened.restored', words: { who } }];
    case 'ticket.spam_marked':
      return [{ key: spamMark(event.data).spam ? 'happened.spam' : 'happened.noSpam', words: { who } }];
    case 'ticket.escalated':
      return [{ key: 'happened.escalated', words: { who, reason: escalatedTo(event.data).reason } }];
    case 'ticket.escalation_taken_back':
      return [{ key: 'happened.deescalated', words: { who } }];
    case 'rating.received':
      return [{ key: ratingOf(event.data).score === 'good' ? 'happened.ratedGood' : 'happened.ratedBad', words: { who } }];
    case 'ticket.time_logged':
      return [tellTime(event, who)];
    case 'sla.warning':
    case 'sla.breached': {
      const { metric, due_at } = promiseOf(event.data);
      const what = i18next.t(`sla.metric.${metric}`);
      return event.type === 'sla.breached'
        ? [{ key: 'happened.slaLate', words: { what } }]
        : [{ key: 'happened.slaNear', words: { what, at: `${dayName(due_at, Date.parse(event.at), 'Inside')} ${clockTime(Date.parse(due_at))}` } }];
    }
    default:
      return [tellField(event, who, fields)];
  }
}

/** Rules of the house do things too: rule:auto-close. */
function ruleName(name: string): string | undefined {
  if (name === 'rule:assignment') return i18next.t('happened.byAssignment');
  if (name === 'rule:escalation') return i18next.t('happened.escalationRule');
  return name === 'rule:auto-close' ? i18next.t('happened.autoClose') : undefined;
}

function tellAgent({ actor, data }: TicketEvent, who: string, name: (agent: { id: string; name: string }) => string): Line[] {
  const { from, to, reason } = handOver(data);
  if (from.agent?.id === to.agent?.id) return [];
  if (to.agent && reason) {
    return [
      { key: 'happened.given', words: { who, to: name(to.agent) } },
      { key: 'happened.because', words: { reason } },
    ];
  }
  if (to.agent) {
    return to.agent.id === actor.id
      ? [{ key: 'happened.taken', words: { who } }]
      : [{ key: 'happened.given', words: { who, to: name(to.agent) } }];
  }
  if (!from.agent || from.agent.id === actor.id) return [{ key: 'happened.left', words: { who } }];
  return [{ key: 'happened.dropped', words: { who, from: name(from.agent) } }];
}

function tellTeam({ from, to }: { from: Holder; to: Holder }, who: string): Line[] {
  if (from.team?.id === to.team?.id) return [];
  if (to.team) return [{ key: 'happened.team', words: { who, to: to.team.name } }];
  return [{ key: 'happened.noTeam', words: { who, from: from.team?.name ?? '' } }];
}

function tellMerge({ data }: TicketEvent, who: string): Line {
  const { into, from, other } = mergedWith(data);
  const number = String((into ?? from ?? other)?.number ?? '');
  const key = into ? 'happened.mergedInto' : from ? 'happened.mergedFrom' : 'happened.unmerged';
  return { key, words: { who, number } };
}

function tellTime({ actor, data }: TicketEvent, who: string): Line {
  const { agent, from, to } = timeLogged(data);
  const words = { who, agent: agent.name, from: spent(from ?? 0), time: spent(to ?? 0) };
  if (to === null) return { key: 'happened.timeDeleted', words };
  if (from !== null) return { key: 'happened.timeChanged', words };
  return { key: agent.id === actor.id ? 'happened.logged' : 'happened.loggedFor', words };
}

function tellField({ data }: TicketEvent, who: string, fields: TicketField[]): Line {
  const { field, from, to } = fieldChange(data);
  if (field.startsWith(own)) return tellOwn(field.slice(own.length), to, who, fields);
  switch (field) {
    case 'priority':
      return { key: 'happened.priority', words: { who, to: i18next.t(`priority.${to as Priority}`) } };
    case 'type':
      return { key: 'happened.type', words: { who, to: i18next.t(`type.${to as TicketType}`) } };
    case 'subject':
      return { key: 'happened.subject', words: { who, from: String(from) } };
    case 'status_name':
      return to ? { key: 'happened.status', words: { who, to: String(to) } } : { key: 'happened.ownName', words: { who, from: String(from) } };
    case 'followed_by':
      return { key: 'happened.followedBy', words: { who, to: String(to) } };
    case 'tags':
      return tellTags(from as string[], to as string[], who);
    default:
      return { key: 'happened.other', words: { who, field } };
  }
}

const own = 'custom_fields.';

/** Of a field that was archived meanwhile the key is what is left. */
function tellOwn(key: string, to: unknown, who: string, fields: TicketField[]): Line {
  const field = fields.find((one) => one.key === key);
  const name = field?.name ?? key;
  if (to === null) return { key: 'happened.fieldCleared', words: { who, name } };
  return { key: 'happened.field', words: { who, name, to: field ? shown(field, to) : String(to) } };
}

function tellTags(from: string[], to: string[], who: string): Line {
  const added = to.filter((tag) => !from.includes(tag)).join(', ');
  const removed = from.filter((tag) => !to.includes(tag)).join(', ');
  const key = added && removed ? 'happened.retagged' : removed ? 'happened.untagged' : 'happened.tagged';
  return { key, words: { who, added, removed } };
}
