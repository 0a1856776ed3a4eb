import { useMemo, useSyncExternalStore } from 'react';
import { useSession } from '@/api/session';

type Person = { id: string; name: string };
export type PresenceState = 'online' | 'away' | 'offline';
export type PresenceWord = { agent: Person; state: PresenceState; tickets: string[] };
export type TypingWord = { ticket_id: string; agent: Person; until: string };

/** A colleague who has a ticket open or writes in it. */
export type Companion = Person & { state: PresenceState; typing: boolean };

/** The server lets it end after this; a clock that is wrong must not make it longer. */
const typingLasts = 6000;

const present = new Map<string, PresenceWord>();
const typing = new Map<string, TypingWord>();
const ends = new Map<string, ReturnType<typeof setTimeout>>();
const watchers = new Set<() => void>();
let snapshot = { present: [...present.values()], typing: [...typing.values()] };

export function hearPresence(word: PresenceWord): void {
  if (word.state === 'offline') present.delete(word.agent.id);
  else present.set(word.agent.id, word);
  changed();
}

export function hearTyping(word: TypingWord): void {
  const key = `${word.ticket_id} ${word.agent.id}`;
  const rest = Math.min(Date.parse(word.until) - Date.now(), typingLasts);
  clearTimeout(ends.get(key));
  if (rest > 0) {
    typing.set(key, word);
    ends.set(key, setTimeout(() => end(key), rest));
  } else end(key);
  changed();
}

/** Without a line nothing is known of anybody; when it is back, all is told anew. */
export function forgetCompany(): void {
  ends.forEach((timer) => clearTimeout(timer));
  [present, typing, ends].forEach((all) => all.clear());
  changed();
}

/** The colleagues at a ticket, by name: those who write in it first. */
export function useCompany(ticketId: string): Companion[] {
  const me = useSession().user.id;
  const known = useSyncExternalStore(watch, () => snapshot);
  return useMemo(() => {
    const all = new Map<string, Companion>();
    for (const { agent, state, tickets } of known.present) {
      if (tickets.includes(ticketId)) all.set(agent.id, { ...agent, state, typing: false });
    }
    for (const { agent, ticket_id } of known.typing) {
      if (ticket_id === ticketId) all.set(agent.id, { state: 'online', ...all.get(agent.id), ...agent, typing: true });
    }
    all.delete(me);
    return [...all.values()].sort((a, b) => Number(b.typing) - Number(a.typing) || a.name.localeCompare(b.name));
  }, [known, me, ticketId]);
}

function end(key: string): void {
  ends.delete(key);
  if (typing.delete(key)) changed();
}

function changed(): void {
  snapshot = { present: [...present.values()], typing: [...typing.values()] };
  watchers.forEach((tell) => tell());
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
