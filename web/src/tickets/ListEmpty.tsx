import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import { Empty } from '@/kit/states/Empty';
import { chipFields, defaultView, type TicketSearch } from './search';

/** A filter without result offers to drop one; an empty view says what that means. */
export function ListEmpty({ search }: { search: TicketSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const go = (next: TicketSearch) => () => void navigate({ to: '/tickets', search: next });
  const view = search.view ?? defaultView;
  const narrowest = (['q', 'tag', ...chipFields] as const).find((field) => search[field]);

  if (narrowest) {
    const { [narrowest]: dropped, ...rest } = search;
    const name = narrowest === 'q' ? dropped : t(`filter.${narrowest}`);
    return (
      <Empty
        title={t('empty.filtered')}
        actions={
          <Button kind="solid" onClick={go(rest)}>
            {t('empty.drop', { filter: name })}
          </Button>
        }
      >
        {t('empty.filteredNext')}
      </Empty>
    );
  }

  const step =
    view === 'mine' ? (
      <Button kind="solid" onClick={go({ view: 'unassigned' })}>
        {t('empty.seeUnassigned')}
      </Button>
    ) : view === 'open' || view === 'all' ? (
      <Button kind="solid" keys="c" onClick={() => void navigate({ to: '/tickets/new' })}>
        {t('nav.newTicket')}
      </Button>
    ) : (
      <Button onClick={go({ view: 'open' })}>{t('empty.seeOpen')}</Button>
    );
  return (
    <Empty title={t(`empty.${view}`)} actions={step}>
      {t(`empty.${view}Next`)}
    </Empty>
  );
}
