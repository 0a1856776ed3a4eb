const END = '\x1e';

/** A line to the hub, in SignalR's JSON protocol, that hears of all tickets. Node needs --experimental-websocket up to version 21. */
export async function openLine({ url, key }, heard) {
  const line = new WebSocket(`${url.replace('http', 'ws')}/hubs/desk?access_token=${encodeURIComponent(key)}`);
  const send = (message) => line.send(JSON.stringify(message) + END);
  await new Promise((resolve, reject) => {
    line.addEventListener('error', () => reject(new Error('The hub lets nobody in.')));
    line.addEventListener('open', () => {
      send({ protocol: 'json', version: 1 });
      send({ type: 1, invocationId: 'join', target: 'JoinList', arguments: ['all'] });
    });
    line.addEventListener('message', ({ data }) => {
      for (const text of data.split(END).filter(Boolean)) {
        const message = JSON.parse(text);
        if (message.type === 3 && message.invocationId === 'join') (message.error ? reject(new Error(message.error)) : resolve());
        if (message.type === 1) heard(message.target, ...message.arguments);
      }
    });
  });
  return line;
}
