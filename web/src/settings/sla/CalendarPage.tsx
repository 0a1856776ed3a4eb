import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { calendarsQuery } from '@/api/sla';
import { CalendarEditor } from './CalendarEditor';
import { EditorPage } from './EditorPage';

export default function CalendarPage() {
  const { t } = useTranslation();
  const { calendar: id } = useParams({ from: '/settings/sla/calendars/$calendar' });
  const { data, error, refetch } = useQuery(calendarsQuery);
  const calendar = id === 'new' ? null : data?.find((one) => one.id === id);
  return (
    <EditorPage title={calendar?.name ?? t('sla.newCalendar')} fault={data ? null : error} gone={data !== undefined && calendar === undefined} onRetry={() => void refetch()}>
      {data && calendar !== undefined && <CalendarEditor key={id} calendar={calendar} />}
    </EditorPage>
  );
}
