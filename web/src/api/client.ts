import { ApiProblem } from './problem';
import { knownToken, renewToken } from './token';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Options = {
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  /** Refused with 412 when the thing has moved on from this version. */
  ifMatch?: number;
  /** Done once under this key, however often it is sent (api/once.ts). */
  once?: string;
  signal?: AbortSignal;
};

/** One call to /api/v1 by the session cookie. Throws `ApiProblem`; a lost session leaves for the sign-in page. */
export async function call<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  let answer = await send(method, path, options);
  if ((await isOldToken(answer)) && (await renewToken())) answer = await send(method, path, options);
  if (answer.status === 401) return leaveForSignIn();
  if (!answer.ok) throw await ApiProblem.from(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

async function send(method: Method, path: string, { query, body, ifMatch, once, signal }: Options): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json' });
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers.set('Content-Type', 'application/json');
  if (method !== 'GET') headers.set('X-CSRF-Token', knownToken());
  if (ifMatch !== undefined) headers.set('If-Match', `"${ifMatch}"`);
  if (once !== undefined) headers.set('Idempotency-Key', once);
  try {
    return await fetch(`/api/v1${path}${queryText(query)}`, {
      method,
      headers,
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
      signal,
    });
  } catch (fault) {
    if (signal?.aborted) throw fault;
    throw ApiProblem.unreachable();
  }
}

async function isOldToken(answer: Response): Promise<boolean> {
  if (answer.status !== 403) return false;
  return (await ApiProblem.from(answer.clone())).code === 'csrf_token_invalid';
}

function queryText(query: Options['query']): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}

export function leaveForSignIn(): Promise<never> {
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?return=${encodeURIComponent(pathname + search)}`);
  // The page is going away: no error face may flash meanwhile.
  return new Promise(() => {});
}
