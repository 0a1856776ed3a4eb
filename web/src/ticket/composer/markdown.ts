/** What a press of a format button makes of a text with a selection in it. */
export type Edit = { from: number; to: number; put: string; select: [number, number] };

/** Puts the mark around what is selected, or takes it away when it is there. */
export function wrap(text: string, start: number, end: number, mark: string): Edit {
  const chosen = text.slice(start, end);
  const marked = text.slice(start - mark.length, start) === mark && text.slice(end, end + mark.length) === mark;
  if (marked) {
    const from = start - mark.length;
    return { from, to: end + mark.length, put: chosen, select: [from, from + chosen.length] };
  }
  const inside = start + mark.length;
  return { from: start, to: end, put: mark + chosen + mark, select: [inside, inside + chosen.length] };
}

/** The address is what one types next. */
export function link(text: string, start: number, end: number, placeholder: string): Edit {
  const chosen = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(chosen);
  const words = isAddress || !chosen ? placeholder : chosen;
  const address = isAddress ? chosen : 'https://';
  const put = `[${words}](${address})`;
  const at = start + 1;
  const select: Edit['select'] = isAddress || !chosen ? [at, at + words.length] : [start + put.length - 1, start + put.length - 1];
  return { from: start, to: end, put, select };
}

/** Every line that is touched becomes a point of a list. */
export function list(text: string, start: number, end: number): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lines = text.slice(from, end).split('\n');
  const put = lines.map((line) => (line.startsWith('- ') ? line : `- ${line}`)).join('\n');
  return { from, to: end, put, select: [from + put.length, from + put.length] };
}

/** Through the browser's own editing where it has one, so that undo takes it back. */
export function apply(area: HTMLTextAreaElement, { from, to, put, select }: Edit): void {
  area.focus();
  area.setSelectionRange(from, to);
  const edited = typeof document.execCommand === 'function' && document.execCommand('insertText', false, put);
  if (!edited) {
    area.setRangeText(put, from, to, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(...select);
}
