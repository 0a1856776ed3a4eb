import { useTranslation } from 'react-i18next';
import { useCompany } from '@/live/company';
import { useTicket } from '../context';
import styles from './TypingLine.module.css';

/** "Lena is typing…", in room that is always kept: what one reads above must not move. */
export function TypingLine() {
  const { t } = useTranslation();
  const [first, second, ...more] = useCompany(useTicket().ticket.id).filter(({ typing }) => typing);
  return (
    <p className={styles.line} role="status" aria-label={t('company.typing')}>
      {first && (
        <>
          <span className={styles.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {second
            ? t(more.length > 0 ? 'company.manyType' : 'company.twoType', { first: short(first.name), second: short(second.name), count: more.length })
            : t('company.types', { name: short(first.name) })}
        </>
      )}
    </p>
  );
}

function short(name: string): string {
  return name.split(' ', 1)[0] || name;
}
