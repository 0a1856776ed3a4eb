import { type RefObject, useLayoutEffect } from 'react';

/** A text field as high as its text; the style sheet says how high it may get. */
export function useGrowing(area: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const field = area.current;
    if (!field) return;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight}px`;
  }, [area, text]);
}
