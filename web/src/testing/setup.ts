import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// What jsdom lacks: pointers, sizes (a list draws what fits into 800 × 600), media queries, scrolling.
class TestPointer extends MouseEvent {
  pointerType: string;
  constructor(name: string, given: PointerEventInit = {}) {
    super(name, given);
    this.pointerType = given.pointerType ?? '';
  }
}
window.PointerEvent = TestPointer as unknown as typeof PointerEvent;
vi.stubGlobal('ResizeObserver', class {
  observe() {}
  unobserve() {}
  disconnect() {}
});
Object.defineProperties(Element.prototype, {
  clientHeight: { get: () => 600 },
  clientWidth: { get: () => 800 },
});
Element.prototype.scrollIntoView = () => {};
Element.prototype.scrollTo = () => {};
window.scrollTo = () => {};
window.matchMedia = (query: string) =>
  ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;

// No test has a hub: the line stays closed.
vi.mock('@microsoft/signalr', () => ({
  HttpTransportType: { WebSockets: 1 },
  LogLevel: { None: 6 },
  HubConnectionBuilder: class {
    withUrl() {
      return this;
    }
    configureLogging() {
      return this;
    }
    build() {
      return { start: () => new Promise(() => {}), on() {}, onclose() {}, invoke: () => Promise.resolve() };
    }
  },
}));

afterEach(cleanup);
