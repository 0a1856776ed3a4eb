import { fireEvent, render } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { useKeys } from './keys';

const next = vi.fn();
const go = vi.fn();
const palette = vi.fn();

function Page() {
  useKeys({ j: next, 'g t': go, 'Ctrl k': palette });
  return <input aria-label="words" />;
}

beforeEach(() => vi.resetAllMocks());

test('a single key runs its action, and rests while one types', () => {
  const page = render(<Page />);
  fireEvent.keyDown(document.body, { key: 'j' });
  fireEvent.keyDown(page.getByLabelText('words'), { key: 'j' });
  expect(next).toHaveBeenCalledOnce();
});

test('Ctrl K works while one types', () => {
  const page = render(<Page />);
  fireEvent.keyDown(page.getByLabelText('words'), { key: 'k', ctrlKey: true });
  expect(palette).toHaveBeenCalledOnce();
});

test('two keys in a row are one name', () => {
  render(<Page />);
  fireEvent.keyDown(document.body, { key: 'g' });
  fireEvent.keyDown(document.body, { key: 't' });
  expect(go).toHaveBeenCalledOnce();
});

test('the page mounted last wins', () => {
  const inner = vi.fn();
  function Inner() {
    useKeys({ j: inner });
    return null;
  }
  const page = render(<Page />);
  page.rerender(<><Page /><Inner /></>);
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(inner).toHaveBeenCalledOnce();
  expect(next).not.toHaveBeenCalled();
});

test('the key that closes a menu does nothing else', () => {
  const leave = vi.fn();
  function WithMenu() {
    const [open, setOpen] = useState(true);
    useKeys({ Escape: leave });
    return <button onKeyDown={() => setOpen(false)}>menu{open && <div role="listbox" />}</button>;
  }
  const page = render(<WithMenu />);
  fireEvent.keyDown(page.getByRole('button'), { key: 'Escape' });
  expect(leave).not.toHaveBeenCalled();
  fireEvent.keyDown(page.getByRole('button'), { key: 'Escape' });
  expect(leave).toHaveBeenCalledOnce();
});
