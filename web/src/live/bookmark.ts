/** How far the feed was read here. While the line asks what it missed, pushes wait; of what was told before, none gets through. */
export class Bookmark<T> {
  #position: number | null = null;
  #waiting: T[] | null = [];
  #place: (push: T) => number;
  #read: (push: T) => void;

  constructor(place: (push: T) => number, read: (push: T) => void) {
    this.#place = place;
    this.#read = read;
  }

  /** The last position that was read; null: none yet. */
  get position(): number | null {
    return this.#position;
  }

  /** Holds pushes back from here on. What waited before is forgotten: it will be asked for. */
  holdBack(): void {
    this.#waiting = [];
  }

  /** Goes on behind this position, first with what waited. */
  goOn(position: number | null): void {
    this.#position = position;
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    waiting.forEach((push) => this.take(push));
  }

  take(push: T): void {
    const position = this.#place(push);
    if (this.#waiting) this.#waiting.push(push);
    else if (position > (this.#position ?? -1)) {
      this.#position = position;
      this.#read(push);
    }
  }
}
