import {
  createTheme,
  Drawer,
  localStorageColorSchemeManager,
  Menu,
  Modal,
  Popover,
} from '@mantine/core';
import overlay from './overlay.module.css';

/** Mantine gives behaviour; the look is ours. The page never scrolls, so nothing needs a scroll lock. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  components: {
    Menu: Menu.extend({
      defaultProps: { shadow: undefined, transitionProps: { duration: 120 }, offset: 4 },
      classNames: {
        dropdown: overlay.floating,
        item: overlay.item,
        itemLabel: overlay.itemLabel,
        itemSection: overlay.itemSection,
        label: overlay.label,
        divider: overlay.divider,
      },
    }),
    Popover: Popover.extend({
      defaultProps: { transitionProps: { duration: 120 }, offset: 4 },
      classNames: { dropdown: overlay.floating },
    }),
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, withCloseButton: false, transitionProps: { duration: 180 }, centered: false },
      classNames: { content: overlay.dialog, overlay: overlay.scrim, body: overlay.dialogBody },
    }),
    Drawer: Drawer.extend({
      defaultProps: { lockScroll: false, withCloseButton: false, transitionProps: { duration: 180 } },
      classNames: { content: overlay.drawer, overlay: overlay.scrim, body: overlay.dialogBody },
    }),
  },
});

export const themeKeeper = localStorageColorSchemeManager({ key: 'parley-theme' });
