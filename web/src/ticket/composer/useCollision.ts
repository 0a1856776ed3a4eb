import { useState } from 'react';
import { useSession } from '@/api/session';
import type { Message } from '@/api/types';
import type { Draft } from './useDraft';

/** A public reply by a colleague that came after one began to write. The first send is held until one has chosen. */
export function useCollision(draft: Draft, messages: Message[]) {
  const me = useSession().user.id;
  const [settled, setSettled] = useState<string | null>(null);
  const [heldFor, setHeldFor] = useState<string | null>(null);

  const begun = draft.after ? messages.findIndex(({ id }) => id === draft.after) : -1;
  const since = begun < 0 || draft.kind !== 'public_reply' ? [] : messages.slice(begun + 1);
  const reply = since.findLast(({ kind, author }) => kind === 'public_reply' && author.type !== 'contact' && author.id !== me);
  const collision = reply && reply.id !== settled ? reply : null;

  return {
    collision,
    held: collision !== null && heldFor === collision.id,
    hold: () => setHeldFor(collision?.id ?? null),
    settle: () => setSettled(collision?.id ?? null),
  };
}
