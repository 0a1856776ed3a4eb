import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Face } from '@/kit/glyphs/Face';
import { ago } from '@/kit/time';
import styles from './CollisionBar.module.css';

type CollisionBarProps = { reply: Message; held: boolean; onRead: () => void; onSend: () => void };

export function CollisionBar({ reply: { author, created_at }, held, onRead, onSend }: CollisionBarProps) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const age = useAge(created_at);
  useEffect(() => {
    if (held) bar.current?.querySelector('button')?.focus();
  }, [held]);

  return (
    <div ref={bar} role="alert" className={styles.bar}>
      <Face id={author.id ?? author.name} name={author.name} size={26} />
      <p>
        <strong>{t('composer.collision', { name: author.name, age })}</strong>
        <span>{t(held ? 'composer.collisionHeld' : 'composer.collisionMeans')}</span>
      </p>
      <Button onClick={onRead}>{t('composer.read')}</Button>
      <Button kind="quiet" onClick={onSend}>
        {t('composer.sendAnyway')}
      </Button>
    </div>
  );
}

const step = 10_000;

/** "40 s ago": seconds matter here as nowhere else, in steps that do not flicker. */
function useAge(instant: string): string {
  const { t } = useTranslation();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), step);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.round((now - Date.parse(instant)) / step) * 10;
  if (seconds < 10) return t('time.now');
  return seconds < 60 ? t('composer.seconds', { count: seconds }) : t('composer.ago', { age: ago(instant, now) });
}
