import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useSession } from '@/api/session';
import { applyJoined, applyMissed } from './applyMissed';
import { applyPush } from './applyPush';
import { forgetCompany, hearPresence, hearTyping, type PresenceWord, type TypingWord } from './company';
import { feedStartQuery } from './feedStart';
import { Line, type LineState } from './line';
import { useAway } from './useAway';

const line = new Line(async () => {
  const { HttpTransportType, HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
  // What one node negotiates, only that node could go on with; a web socket that begins without it may go to any.
  const straight = { skipNegotiation: true, transport: HttpTransportType.WebSockets };
  return new HubConnectionBuilder().withUrl('/hubs/desk', straight).configureLogging(LogLevel.None).build();
});

/** Opens the line once the page is painted, and lets pushes into the cache. Mounted once, by the shell. */
export function useLiveDesk(): void {
  const cache = useQueryClient();
  const me = useSession().user.id;
  useEffect(() => {
    const stops = [
      line.onPush((name, push) => applyPush(cache, name, push, me)),
      line.onJoined((id, version) => applyJoined(cache, id, version)),
      line.onReturn((missed) => applyMissed(cache, missed, me)),
      line.onPassing((name, word) => (name === 'typing' ? hearTyping(word as TypingWord) : hearPresence(word as PresenceWord))),
      line.watch(() => (line.state().kind === 'down' ? forgetCompany() : undefined)),
    ];
    const hurry = () => line.retry();
    window.addEventListener('online', hurry);
    const idle = setTimeout(() => void line.start(cache.getQueryData(feedStartQuery.queryKey) ?? null), 0);
    return () => {
      clearTimeout(idle);
      window.removeEventListener('online', hurry);
      stops.forEach((stop) => stop());
    };
  }, [cache, me]);
  useAway(setPresence);
}

function setPresence(state: 'online' | 'away'): void {
  line.setPresence(state);
}

/** Colleagues who have the ticket open see for six seconds that one writes there. */
export function tellTyping(ticketId: string, on: boolean): void {
  line.tellTyping(ticketId, on);
}

export function useLineState(): LineState {
  return useSyncExternalStore(line.watch, line.state);
}

export function retryLine(): void {
  line.retry();
}

/** Hears about the tickets of a list: all, open, unassigned or mine, from here on. */
export function useJoinList(view: string): void {
  useEffect(() => line.joinList(view), [view]);
}

/** Is told that something has changed, whatever it is. `heard` must keep its identity. */
export function useEachPush(heard: () => void): void {
  useEffect(() => line.onPush(heard), [heard]);
}

/** Hears about one ticket while the component is on screen. */
export function useJoinTicket(id: string | undefined): void {
  useEffect(() => (id ? line.joinTicket(id) : undefined), [id]);
}
