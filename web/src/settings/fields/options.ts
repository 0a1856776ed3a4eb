/** An option while it is edited; one without a key is new. */
export type OptionDraft = { key?: string; name: string };

/** What is sent: a line that was left empty is none. */
export function wanted(options: OptionDraft[]): { key?: string; name: string }[] {
  return options.filter((option) => option.name.trim() !== '').map(({ key, name }) => ({ key, name: name.trim() }));
}

/** A key as a name suggests it; the server has the last word. */
export function keyFrom(name: string): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
  return plain.slice(0, 40);
}
