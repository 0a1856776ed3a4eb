import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const admin = { email: 'ines.okafor@halden.example', password: 'a quiet morning in June' };
export const apiKey = 'parley_browser_tests_0123456789abcdefghij';

const folder = fileURLToPath(new URL('../../../src/Parley.Server/bin/Debug/net10.0/', import.meta.url));
const startsWithin = 30_000;
const stopsWithin = 10_000;

/** The real server as its own process, with a data folder that goes when it goes. */
export class Server {
  readonly #data: string;
  readonly #settings: Record<string, string>;
  #process: ChildProcess | null = null;
  url = '';

  private constructor(data: string, settings: Record<string, string>) {
    this.#data = data;
    this.#settings = settings;
  }

  static async start(settings: Record<string, string> = {}): Promise<Server> {
    if (!existsSync(join(folder, 'wwwroot/index.html'))) {
      throw new Error('The server or the agent app in it is not built: run "dotnet build Parley.slnx" first.');
    }
    const server = new Server(await mkdtemp(join(tmpdir(), 'parley-browser-')), settings);
    // Port 0: the system gives a free one, and the server says which.
    await server.#run('http://127.0.0.1:0');
    return server;
  }

  /** Once more at the same address, with the same data. */
  async startAgain(): Promise<void> {
    await this.#run(this.url);
  }

  /** Asks it to end, as a service manager does. Its exit code: 0 when it went in order. */
  async stop(): Promise<number | null> {
    const process = this.#process;
    if (!process) throw new Error('The server does not run.');
    this.#process = null;
    const ended = once(process, 'exit', { signal: AbortSignal.timeout(stopsWithin) });
    process.kill('SIGTERM');
    try {
      const [code] = await ended;
      return code as number | null;
    } catch {
      process.kill('SIGKILL');
      throw new Error(`The server did not end within ${stopsWithin / 1000} s.`);
    }
  }

  async forget(): Promise<void> {
    this.#process?.kill('SIGKILL');
    await rm(this.#data, { recursive: true, force: true });
  }

  async #run(urls: string): Promise<void> {
    const child = spawn('dotnet', [join(folder, 'parley.dll')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        PARLEY_URLS: urls,
        PARLEY_DATA: this.#data,
        PARLEY_ADMIN_EMAIL: admin.email,
        PARLEY_ADMIN_PASSWORD: admin.password,
        PARLEY_API_KEY: apiKey,
        PARLEY_RATE_LIMIT: '0',
        PARLEY_FORM_LIMIT: '0',
        PARLEY_DATABASE: '',
        PARLEY_PUBLIC_URL: '',
        ...this.#settings,
      },
    });
    this.#process = child;
    this.url = await readyAt(child);
    const alive = await fetch(`${this.url}/health/live`);
    if (!alive.ok) throw new Error(`The server answered ${alive.status} when asked whether it lives.`);
  }
}

/** The address of the line "Parley is ready: …". */
function readyAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const patience = setTimeout(() => reject(new Error(`The server was not ready in time. It said: ${said}`)), startsWithin);
    const settle = (act: () => void) => {
      clearTimeout(patience);
      act();
    };
    child.once('error', (fault) => settle(() => reject(fault)));
    child.once('exit', (code) => settle(() => reject(new Error(`The server ended with ${code}. It said: ${said}`))));
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const address = /^Parley is ready: (\S+)$/m.exec(said)?.[1];
      if (address) settle(() => resolve(address));
    });
  });
}
