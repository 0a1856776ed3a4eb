import i18next from 'i18next';
import { call, leaveForSignIn } from '@/api/client';
import { notify } from '@/kit/notify';

export function signOut(): void {
  call<void>('DELETE', '/session').then(leaveForSignIn, () => notify(i18next.t('nav.stillIn'), { tone: 'refused' }));
}
