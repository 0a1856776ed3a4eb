import type { Session } from './types';

let known = { user: '', token: '' };

export function keepToken({ user, csrf_token }: Pick<Session, 'csrf_token'> & { user: { id: string } }): void {
  known = { user: user.id, token: csrf_token };
}

/** What a write must carry as X-CSRF-Token. */
export function knownToken(): string {
  return known.token;
}

/**
 * A sign-in in another tab has given this browser another session, and ours its end. False when there is none. When it is
 * someone else's, the page starts over instead of writing in their name.
 */
export async function renewToken(): Promise<boolean> {
  const answer = await fetch('/api/v1/session', { headers: { Accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return false;
  const session = (await answer.json()) as Session;
  if (session.user.id !== known.user) {
    window.location.reload();
    return new Promise(() => {});
  }
  keepToken(session);
  return true;
}
