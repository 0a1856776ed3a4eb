import { beforeEach, expect, test, vi } from 'vitest';
import { Line, type Missed, type Push } from './line';

const nothing = { events: [], gone: [], next: 10, more: false, resync: false };

class FakeHub {
  calls: [string, ...unknown[]][] = [];
  handlers = new Map<string, (push: Push) => void>();
  answers: Record<string, unknown> = { Resume: nothing, JoinTicket: { version: 3 } };
  broken: () => void = () => {};
  start = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);
  stop = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);

  on(name: string, handler: (push: Push) => void) {
    this.handlers.set(name, handler);
  }

  onclose(handler: () => void) {
    this.broken = handler;
  }

  invoke(call: string, ...given: unknown[]) {
    this.calls.push([call, ...given]);
    return Promise.resolve(this.answers[call]);
  }

  push(position: number, name = 'ticket_changed') {
    this.handlers.get(name)?.(aPush(position));
  }
}

let hub: FakeHub;
let line: Line;

beforeEach(() => {
  hub = new FakeHub();
  line = new Line(() => Promise.resolve(hub as never));
});

const aPush = (position: number): Push => ({ position, type: 'ticket.updated', ticket_id: 't1', data: null, ticket: null });
const live = () => vi.waitFor(() => expect(line.state().kind).toBe('live'));

function heardPositions(): number[] {
  const heard: number[] = [];
  line.onPush((_name, push) => heard.push(push.position));
  return heard;
}

/** A hub that lets the test say when it answers what was missed. */
function slowToResume(): (answer: unknown) => void {
  let answer: (given: unknown) => void = () => {};
  hub.answers.Resume = new Promise((resolve) => (answer = resolve));
  return answer;
}

test('what was joined before the line is up is joined when it is, the lists before the feed is read', async () => {
  line.joinList('open');
  line.joinTicket('t1');
  await line.start(7);
  expect(hub.calls).toEqual([['JoinList', 'open'], ['Resume', 7, ['t1']]]);
  expect(line.state().kind).toBe('live');
});

test('after a break everything is joined again, from the last position on, and what was missed is told', async () => {
  const returned = vi.fn<(missed: Missed) => void>();
  line.onReturn(returned);
  line.joinList('mine');
  line.joinList('all');
  line.joinTicket('t1');
  await line.start(null);
  expect(hub.calls).toContainEqual(['Resume', null, ['t1']]);
  expect(returned).toHaveBeenLastCalledWith(expect.objectContaining({ events: [], resync: false, broken: false }));
  hub.push(12);
  hub.calls = [];
  hub.answers.Resume = { ...nothing, events: [{ position: 13 }], gone: ['t2'], next: 14 };
  hub.broken();
  expect(line.state().kind).toBe('down');
  await live();
  expect(hub.calls).toEqual([['JoinList', 'mine'], ['JoinList', 'all'], ['Resume', 12, ['t1']]]);
  expect(returned).toHaveBeenLastCalledWith(expect.objectContaining({ events: [{ position: 13 }], gone: ['t2'], resync: false, broken: true }));
});

test('pushes wait until what was missed is told; what it told already is dropped', async () => {
  const answer = slowToResume();
  const order: unknown[] = [];
  line.onReturn(() => order.push('missed'));
  line.onPush((_name, push) => order.push(push.position));
  const started = line.start(5);
  await vi.waitFor(() => expect(hub.calls).toHaveLength(1));
  [8, 9, 10].forEach((position) => hub.push(position));
  expect(order).toEqual([]);
  expect(line.state().kind).toBe('starting');
  answer({ ...nothing, next: 9 });
  await started;
  expect(order).toEqual(['missed', 10]);
});

test('a push that is not beyond the last one is dropped, whatever its name', async () => {
  const heard = heardPositions();
  await line.start(null);
  hub.push(10);
  hub.push(11);
  hub.push(11, 'message_added');
  hub.push(4);
  hub.push(13, 'file_changed');
  expect(heard).toEqual([11, 13]);
});

test('pushes of a line that broke before it was told are asked for again, not shown twice', async () => {
  const heard = heardPositions();
  await line.start(null);
  hub.push(11);
  const answer = slowToResume();
  hub.broken();
  await vi.waitFor(() => expect(hub.calls.at(-1)).toEqual(['Resume', 11, []]));
  hub.push(12);
  hub.answers.Resume = { ...nothing, next: 12 };
  answer(Promise.reject(new Error('broke again')));
  await vi.waitFor(() => expect(line.state().kind).toBe('down'));
  line.retry();
  await live();
  expect(hub.calls.at(-1)).toEqual(['Resume', 11, []]);
  expect(heard).toEqual([11]);
});

test('a server whose feed begins anew sets the position back', async () => {
  const heard = heardPositions();
  await line.start(5000);
  hub.answers.Resume = { ...nothing, resync: true, next: 3 };
  hub.broken();
  await live();
  hub.push(4);
  expect(heard).toEqual([4]);
});

test('who knows no position and was down reads everything again', async () => {
  const returned = vi.fn<(missed: Missed) => void>();
  line.onReturn(returned);
  hub.start.mockRejectedValueOnce(new Error('no server'));
  const started = line.start(null);
  await vi.waitFor(() => expect(line.state().kind).toBe('down'));
  line.retry();
  await started;
  expect(returned).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ resync: true }));
});

test('a line that cannot be opened is tried again, at once when asked', async () => {
  hub.start.mockRejectedValueOnce(new Error('no server'));
  const started = line.start(1);
  await vi.waitFor(() => expect(line.state().kind).toBe('down'));
  line.retry();
  await started;
  expect(line.state().kind).toBe('live');
});

test('a line that is up and cannot say what was missed is closed and tried again, once at a time', async () => {
  hub.answers.Resume = Promise.reject(new Error('refused'));
  const started = line.start(1);
  await vi.waitFor(() => expect(hub.stop).toHaveBeenCalledOnce());
  hub.broken();
  expect(line.state().kind).toBe('down');
  hub.answers.Resume = nothing;
  line.retry();
  await started;
  expect(line.state().kind).toBe('live');
  expect(hub.start).toHaveBeenCalledTimes(2);
});

test('a ticket joined later says its version, and is left when the last one there leaves', async () => {
  const joined = vi.fn();
  line.onJoined(joined);
  await line.start(1);
  hub.calls = [];
  const leaveFirst = line.joinTicket('t1');
  const leaveSecond = line.joinTicket('t1');
  await vi.waitFor(() => expect(joined).toHaveBeenCalledExactlyOnceWith('t1', 3));
  leaveFirst();
  expect(hub.calls).toEqual([['JoinTicket', 't1']]);
  leaveSecond();
  expect(hub.calls.at(-1)).toEqual(['LeaveTicket', 't1']);
});

test('pushes reach those who listen, until they stop', async () => {
  const heard = vi.fn();
  const stop = line.onPush(heard);
  await line.start(null);
  hub.push(11);
  stop();
  hub.push(12);
  expect(heard.mock.calls).toEqual([['ticket_changed', aPush(11)]]);
});

test('what is said in passing reaches those who listen, at any time', async () => {
  const heard = vi.fn();
  line.onPassing(heard);
  const answer = slowToResume();
  const started = line.start(null);
  await vi.waitFor(() => expect(hub.calls).toHaveLength(1));
  const word = { ticket_id: 't1' };
  hub.handlers.get('typing')?.(word as never);
  expect(heard.mock.calls).toEqual([['typing', word]]);
  answer(nothing);
  await started;
});

test('who is away is so again after a break, and says nothing twice', async () => {
  await line.start(null);
  hub.calls = [];
  line.setPresence('online');
  line.setPresence('away');
  line.setPresence('away');
  line.tellTyping('t1', true);
  expect(hub.calls).toEqual([['SetPresence', 'away'], ['StartTyping', 't1']]);
  hub.calls = [];
  hub.broken();
  await live();
  expect(hub.calls).toEqual([['SetPresence', 'away'], ['Resume', 10, []]]);
});
