import { useTranslation } from 'react-i18next';
import { Face } from '@/kit/glyphs/Face';
import { type Companion, useCompany } from '@/live/company';
import styles from './Company.module.css';
import { useTicket } from './context';

const facesShown = 3;

/** Who else has this ticket open. */
export function Company() {
  const { t } = useTranslation();
  const company = useCompany(useTicket().ticket.id);
  if (company.length === 0) return null;
  const more = company.slice(facesShown);
  return (
    <ul className={styles.company} aria-label={t('company.here')}>
      {company.slice(0, facesShown).map((one) => (
        <li key={one.id} data-state={one.state} title={t(`company.${doing(one)}`, { name: one.name })}>
          <Face id={one.id} name={one.name} size={26} />
          <span className="said">{t(`company.${doing(one)}`, { name: one.name })}</span>
        </li>
      ))}
      {more.length > 0 && (
        <li className={styles.more} title={more.map(({ name }) => name).join(', ')}>
          <span aria-hidden>+{more.length}</span>
          <span className="said">{more.map(({ name }) => name).join(', ')}</span>
        </li>
      )}
    </ul>
  );
}

function doing({ state, typing }: Companion): 'writes' | 'away' | 'reads' {
  return typing ? 'writes' : state === 'away' ? 'away' : 'reads';
}
