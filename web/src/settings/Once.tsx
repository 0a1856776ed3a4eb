import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import { CopyButton } from '@/kit/controls/CopyButton';
import { Actions, Dialog } from '@/kit/Dialog';
import styles from './Once.module.css';

type OnceProps = { title: string; means: string; label: string; secret: string; onClose: () => void };

/** A secret that is shown this one time. */
export function Once({ title, means, label, secret, onClose }: OnceProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} onClose={onClose}>
      <p className={styles.means}>{means}</p>
      <div className={styles.secret}>
        <code>
          <span className="said">{label}: </span>
          {secret}
        </code>
        <CopyButton text={secret} />
      </div>
      <Actions>
        <Button kind="solid" onClick={onClose}>
          {t('do.done')}
        </Button>
      </Actions>
    </Dialog>
  );
}
