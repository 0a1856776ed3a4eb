import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { QueryCompletion, QuerySuggestion } from '@/api/types';
import { completionQuery } from '@/api/views';

const pause = 120;
const nothing: QuerySuggestion[] = [];

type Place = { text: string; at: number };

/** What may stand where one writes; asked for when one pauses. Nothing while it is not wanted. */
export function useCompletion(place: Place | null) {
  const [asked, setAsked] = useState<Place | null>(null);
  const { text, at } = place ?? { text: '', at: -1 };
  useEffect(() => {
    const timer = setTimeout(() => setAsked(at < 0 ? null : { text, at }), at < 0 ? 0 : pause);
    return () => clearTimeout(timer);
  }, [text, at]);

  const query = completionQuery(asked?.text ?? '', asked?.at ?? 0);
  const { data } = useQuery({ ...query, enabled: asked !== null, retry: false, placeholderData: keepPreviousData });
  if (at < 0 || !asked || !data) return { fault: null, from: at, to: at, suggestions: nothing };
  if (data.text === text && data.at === at) return data;
  return { fault: null, from: data.from, to: at, suggestions: stillFitting(data, { text, at }) };
}

/** Until the next answer is there: what of the last one goes on with the letters written since. */
export function stillFitting(last: Place & Pick<QueryCompletion, 'from' | 'suggestions'>, { text, at }: Place): QuerySuggestion[] {
  const written = text.slice(last.from, at);
  const isSamePiece = at >= last.from && text.slice(0, last.from) === last.text.slice(0, last.from) && !/[\s,:<>()]/.test(written);
  return isSamePiece && written ? last.suggestions.filter((one) => one.text.toLowerCase().startsWith(written.toLowerCase())) : nothing;
}

/** The text with a suggestion in its place, and where the cursor goes on. */
export function complete({ text }: Place, from: number, to: number, { text: chosen, kind }: QuerySuggestion): Place {
  // A field goes on with its value; behind all else comes the next thing.
  const rest = text.slice(to);
  const after = kind === 'field' || rest.startsWith(' ') ? '' : ' ';
  const written = `${text.slice(0, from)}${chosen}${after}`;
  return { text: written + rest, at: written.length };
}
