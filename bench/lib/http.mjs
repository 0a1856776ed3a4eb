import http from 'node:http';

/** A caller of the API who believes an answer only when all of it has arrived. */
export class Api {
  #agent = new http.Agent({ keepAlive: true });

  /** @param headers what tells who asks, where it is not Parley's key */
  constructor(url, key, headers = { authorization: `Bearer ${key}` }) {
    Object.assign(this, { url, key, headers });
  }

  /** Answers `{status, headers, body}` with the body as JSON, or as bytes where it is none; fails when the connection does. */
  call(method, path, { json, raw, type, headers = {}, timeout = 30_000 } = {}) {
    const body = json === undefined ? raw : Buffer.from(JSON.stringify(json));
    const sent = { ...this.headers, ...headers };
    if (body) Object.assign(sent, { 'content-type': type ?? 'application/json', 'content-length': body.length });
    return new Promise((resolve, reject) => {
      const request = http.request(this.url + path, { method, headers: sent, agent: this.#agent, timeout }, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => (answer.complete ? resolve(read(answer, Buffer.concat(chunks))) : reject(new Error('The answer broke off.'))));
      });
      request.on('error', reject);
      request.on('timeout', () => request.destroy(new Error(`No answer within ${timeout / 1000} s.`)));
      request.end(body);
    });
  }

  /** The body of a 200. */
  async get(path) {
    const answer = await this.call('GET', `/api/v1${path}`);
    if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: ${JSON.stringify(answer.body).slice(0, 300)}`);
    return answer.body;
  }

  /** All of a list, page by page. */
  async all(path) {
    const rows = [];
    for (let after = ''; after !== null; ) {
      const page = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=100${after && `&after=${encodeURIComponent(after)}`}`);
      rows.push(...page.data);
      after = page.next;
    }
    return rows;
  }

  close() {
    this.#agent.destroy();
  }
}

function read(answer, bytes) {
  const json = /json/.test(answer.headers['content-type'] ?? '') && bytes.length > 0;
  return { status: answer.statusCode, headers: answer.headers, body: json ? JSON.parse(bytes) : bytes };
}
