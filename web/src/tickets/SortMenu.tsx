import { Menu } from '@mantine/core';
import { IconArrowsSort, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import { defaultSort, type Sort, sorts } from './search';
import { useSearchChange } from './useSearchChange';

export function SortMenu({ sort = defaultSort }: { sort?: Sort }) {
  const { t } = useTranslation();
  const change = useSearchChange();
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button kind="quiet" icon={<IconArrowsSort aria-hidden />} aria-label={`${t('sort.label')}: ${t(`sort.${sort}`)}`}>
          {t(`sort.${sort}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {sorts.map((one) => (
          <Menu.Item
            key={one}
            aria-current={one === sort || undefined}
            rightSection={one === sort && <IconCheck size={15} stroke={2} />}
            onClick={() => change({ sort: one === defaultSort ? undefined : one })}
          >
            {t(`sort.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
