import { once } from 'node:events';
import http from 'node:http';

/** Where the reactions' effects arrive. Keeps each arrival with the number of the server that sent it. */
export class Sink {
  /** `{id, ticket, server}` in the order of arrival. */
  arrivals = [];

  /** @param server whose `starts` tells which one is at work
      @param slowest ms that an answer takes at most, so that some are under way when the server dies */
  static async open(server, random, slowest = 10) {
    const sink = new Sink();
    sink.door = http.createServer((request, answer) => {
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        const event = JSON.parse(Buffer.concat(chunks));
        sink.arrivals.push({ id: event.id, ticket: event.ticket_id, server: server().starts });
        setTimeout(() => answer.writeHead(204).end(), random.between(0, slowest));
      });
    });
    sink.door.listen(0, '127.0.0.1');
    await once(sink.door, 'listening');
    sink.url = `http://127.0.0.1:${sink.door.address().port}/`;
    return sink;
  }

  close() {
    this.door.closeAllConnections();
    this.door.close();
  }
}
