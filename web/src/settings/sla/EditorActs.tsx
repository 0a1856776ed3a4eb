import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import { ActBar } from '../ActBar';

type EditorActsProps = {
  busy: boolean;
  onLeave: () => void;
  /** Null: what is edited is new, and cannot be deleted. */
  onDelete: (() => void) | null;
};

/** The bar at the end of an editor. */
export function EditorActs({ busy, onLeave, onDelete }: EditorActsProps) {
  const { t } = useTranslation();
  return (
    <ActBar
      aside={
        onDelete && (
          <Button kind="quiet" tone="red" onClick={onDelete}>
            {t('sla.delete')}
          </Button>
        )
      }
    >
      <Button kind="quiet" onClick={onLeave}>
        {t('do.cancel')}
      </Button>
      <Button kind="solid" type="submit" busy={busy}>
        {t('sla.save')}
      </Button>
    </ActBar>
  );
}
