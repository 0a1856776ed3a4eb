import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The other side of the server's test sink: answers as a test wants, and keeps what it has accepted. */
export class Sink {
  readonly #server: Server;
  readonly accepted: { id: string; ticket_id: string }[] = [];
  status = 200;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      if (this.status < 300) this.accepted.push(JSON.parse(Buffer.concat(parts).toString()));
      response.writeHead(this.status).end();
    });
  }

  static async open(): Promise<Sink> {
    const sink = new Sink();
    sink.#server.listen(0, '127.0.0.1');
    await once(sink.#server, 'listening');
    return sink;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
