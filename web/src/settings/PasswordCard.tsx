import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangePassword, useSession } from '@/api/session';
import { Button } from '@/kit/controls/Button';
import { TextField } from '@/kit/controls/Field';
import { Form, type Sent } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { problemAt, Refusal } from '@/kit/Refusal';
import styles from './ProfilePage.module.css';
import { Card } from './Sheet';

export function PasswordCard() {
  const { t } = useTranslation();
  const { user } = useSession();
  const change = useChangePassword();
  const around = useRef<HTMLDivElement>(null);

  const send = (sent: Sent) =>
    change.mutate(
      { current_password: sent.raw('current'), new_password: sent.raw('new') },
      {
        onSuccess: () => {
          around.current?.querySelector('form')?.reset();
          notify(t('profile.changed'));
        },
      },
    );

  return (
    <Card title={t('profile.password')}>
      <div ref={around}>
        <Form fault={change.error} className={styles.password} onSend={send}>
          <input type="email" name="username" autoComplete="username" defaultValue={user.email} hidden />
          <TextField
            label={t('profile.current')}
            name="current"
            type="password"
            autoComplete="current-password"
            problem={problemAt(change.error, '/current_password')}
          />
          <TextField
            label={t('profile.new')}
            name="new"
            type="password"
            autoComplete="new-password"
            problem={problemAt(change.error, '/new_password')}
          />
          <Refusal title={t('profile.refused')} fault={change.error} fields={['/current_password', '/new_password']} />
          <div>
            <Button type="submit" busy={change.isPending}>
              {t('profile.change')}
            </Button>
          </div>
        </Form>
      </div>
    </Card>
  );
}
