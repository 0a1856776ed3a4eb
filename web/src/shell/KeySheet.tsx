import { useTranslation } from 'react-i18next';
import { Keys } from '@/kit/controls/Keys';
import { Dialog } from '@/kit/Dialog';
import styles from './KeySheet.module.css';
import { show } from './overlay';

const sheet = [
  {
    group: 'lists',
    keys: [['j', 'down'], ['k', 'up'], ['o', 'open'], ['x', 'tick'], ['/', 'search'], ['[', 'views']],
  },
  {
    group: 'ticket',
    keys: [
      ['r', 'reply'],
      ['n', 'note'],
      ['Ctrl ⏎', 'send'],
      ['a', 'assign'],
      ['a a', 'take'],
      ['s', 'status'],
      ['p', 'priority'],
      ['e', 'resolve'],
    ],
  },
  {
    group: 'everywhere',
    keys: [['c', 'newTicket'], ['Ctrl K', 'palette'], ['g t', 'goTickets'], ['g s', 'goSettings'], ['?', 'sheet'], ['Esc', 'out']],
  },
] as const;

export default function KeySheet() {
  const { t } = useTranslation();
  return (
    <Dialog title={t('keys.title')} onClose={() => show(null)} width={520}>
      <div className={styles.groups}>
        {sheet.map(({ group, keys }) => (
          <section key={group}>
            <h3>{t(`keys.${group}`)}</h3>
            <ul>
              {keys.map(([key, what]) => (
                <li key={key}>
                  <span className={styles.key}>
                    <Keys keys={key} />
                    <span className="said">{key}</span>
                  </span>
                  {t(`keys.${what}`)}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className={styles.off}>{t('keys.off')}</p>
    </Dialog>
  );
}
