import { useEffect, useEffectEvent } from 'react';

type Bindings = Record<string, (press: KeyboardEvent) => void>;
type Listener = { names: () => string[]; run: (name: string, press: KeyboardEvent) => void };

const sequenceLasts = 1000;
const listeners: Listener[] = [];
let begun = '';
let begunAt = 0;
let dialogWasOpen = false;

/**
 * Keys by name: "j", "/", "Ctrl k", "g t". Single keys rest while one types and under an open dialog;
 * the component mounted last wins.
 */
export function useKeys(bindings: Bindings): void {
  const names = useEffectEvent(() => Object.keys(bindings));
  const run = useEffectEvent((name: string, press: KeyboardEvent) => bindings[name]?.(press));
  useEffect(() => {
    const listener = { names: () => names(), run: (name: string, press: KeyboardEvent) => run(name, press) };
    if (listeners.length === 0) {
      window.addEventListener('keydown', look, true);
      window.addEventListener('keydown', hear);
    }
    listeners.unshift(listener);
    return () => {
      listeners.splice(listeners.indexOf(listener), 1);
      if (listeners.length > 0) return;
      window.removeEventListener('keydown', look, true);
      window.removeEventListener('keydown', hear);
    };
  }, []);
}

/** Before anyone else: the Escape that closes a menu must not also leave the page. */
function look(): void {
  dialogWasOpen = underDialog();
}

function hear(press: KeyboardEvent): void {
  if (press.defaultPrevented || press.altKey || press.isComposing) return;
  const control = press.ctrlKey || press.metaKey;
  if (!control && (isTyping(press.target) || dialogWasOpen)) return;

  const key = control ? `Ctrl ${press.key.toLowerCase()}` : press.key;
  const inTime = press.timeStamp - begunAt < sequenceLasts;
  const name = begun && inTime ? `${begun} ${key}` : key;
  begun = '';

  const listener = listeners.find(({ names }) => names().includes(name));
  if (listener) {
    press.preventDefault();
    listener.run(name, press);
  } else if (listeners.some(({ names }) => names().some((other) => other.startsWith(`${name} `)))) {
    begun = name;
    begunAt = press.timeStamp;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function underDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}
