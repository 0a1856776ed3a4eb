import { type ReactNode, useEffect, useRef } from 'react';

type FormProps = {
  onSend: (sent: Sent) => void;
  /** What the last sending met: the first field that is wrong gets the focus. */
  fault: Error | null;
  className?: string;
  children: ReactNode;
};

/** Sends what is in its fields; the server says what is wrong with them. */
export function Form({ onSend, fault, className, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fault) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [fault]);

  return (
    <form
      ref={form}
      noValidate
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(new Sent(new FormData(event.currentTarget)));
      }}
    >
      {children}
    </form>
  );
}

export class Sent {
  readonly #data: FormData;

  constructor(data: FormData) {
    this.#data = data;
  }

  text(name: string): string {
    return String(this.#data.get(name) ?? '').trim();
  }

  /** Absent when left empty: the server then takes its own default. */
  given(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  /** As typed, blanks included: for passwords. */
  raw(name: string): string {
    return String(this.#data.get(name) ?? '');
  }

  all(name: string): string[] {
    return this.#data.getAll(name).map(String);
  }
}
