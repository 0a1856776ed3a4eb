import { useEffect, useState } from 'react';
import { ticking } from './duration';

/** How long a timer has run, to the second. */
export function Ticking({ since }: { since: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  // The server's clock may be a little ahead.
  return <time dateTime={since}>{ticking(Math.max(0, Math.floor((now - Date.parse(since)) / 1000)))}</time>;
}
