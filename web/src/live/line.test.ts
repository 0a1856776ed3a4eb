import { beforeEach, expect, test, vi } from 'vitest';
import { Line, type Push } from './line';

class FakeHub {
  calls: [string, unknown][] = [];
  handlers = new Map<string, (push: Push) => void>();
  broken: () => void = () => {};
  start = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);

  on(name: string, handler: (push: Push) => void) {
    this.handlers.set(name, handler);
  }

  onclose(handler: () => void) {
    this.broken = handler;
  }

  invoke(call: string, argument: unknown) {
    this.calls.push([call, argument]);
    return Promise.resolve();
  }
}

let hub: FakeHub;
let line: Line;

beforeEach(() => {
  hub = new FakeHub();
  line = new Line(() => Promise.resolve(hub as never));
});

test('what was joined before the line is up is joined when it is', async () => {
  line.joinList('open');
  line.joinTicket('t1');
  await line.start();
  expect(hub.calls).toEqual([['JoinList', 'open'], ['JoinTicket', 't1']]);
  expect(line.state().kind).toBe('live');
});

test('after a break everything is joined again and the return is told', async () => {
  const returned = vi.fn();
  line.onReturn(returned);
  line.joinList('mine');
  await line.start();
  expect(returned).not.toHaveBeenCalled();
  hub.calls = [];
  hub.broken();
  expect(line.state().kind).toBe('down');
  await vi.waitFor(() => expect(line.state().kind).toBe('live'));
  expect(hub.calls).toEqual([['JoinList', 'mine']]);
  expect(returned).toHaveBeenCalledOnce();
});

test('a line that cannot be opened is tried again, at once when asked', async () => {
  hub.start.mockRejectedValueOnce(new Error('no server'));
  const started = line.start();
  await vi.waitFor(() => expect(line.state().kind).toBe('down'));
  line.retry();
  await started;
  expect(line.state().kind).toBe('live');
});

test('a ticket is left when the last one there leaves', async () => {
  await line.start();
  const leaveFirst = line.joinTicket('t1');
  const leaveSecond = line.joinTicket('t1');
  leaveFirst();
  expect(hub.calls).toEqual([['JoinTicket', 't1']]);
  leaveSecond();
  expect(hub.calls.at(-1)).toEqual(['LeaveTicket', 't1']);
});

test('pushes reach those who listen, until they stop', async () => {
  const heard = vi.fn();
  const stop = line.onPush(heard);
  await line.start();
  const push = { type: 'ticket.created', ticket_id: 't1', data: null };
  hub.handlers.get('ticket_changed')?.(push);
  stop();
  hub.handlers.get('ticket_changed')?.(push);
  expect(heard.mock.calls).toEqual([['ticket_changed', push]]);
});

test('what is said in passing reaches those who listen', async () => {
  const heard = vi.fn();
  line.onPassing(heard);
  await line.start();
  const word = { ticket_id: 't1' };
  hub.handlers.get('typing')?.(word as never);
  expect(heard.mock.calls).toEqual([['typing', word]]);
});

test('who is away is so again after a break, and says nothing twice', async () => {
  await line.start();
  line.setPresence('online');
  line.setPresence('away');
  line.setPresence('away');
  line.tellTyping('t1', true);
  expect(hub.calls).toEqual([['SetPresence', 'away'], ['StartTyping', 't1']]);
  hub.calls = [];
  hub.broken();
  await vi.waitFor(() => expect(line.state().kind).toBe('live'));
  expect(hub.calls).toEqual([['SetPresence', 'away']]);
});
