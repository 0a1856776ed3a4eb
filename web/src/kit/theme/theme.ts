import {
  createTheme,
  Drawer,
  DrawerRoot,
  localStorageColorSchemeManager,
  Menu,
  Modal,
  ModalRoot,
  Popover,
} from '@mantine/core';
import overlay from './overlay.module.css';

/** Mantine gives behaviour; the look is ours. The page never scrolls, so nothing needs a scroll lock. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  components: {
    Menu: Menu.extend({
      defaultProps: { transitionProps: { duration: 120 }, offset: 4 },
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
      classNames: { content: overlay.dialog, overlay: overlay.scrim, body: overlay.dialogBody },
    }),
    ModalRoot: ModalRoot.extend({ defaultProps: { lockScroll: false, transitionProps: { duration: 180 } } }),
    Drawer: Drawer.extend({
      classNames: { content: overlay.drawer, overlay: overlay.scrim, body: overlay.dialogBody },
    }),
    DrawerRoot: DrawerRoot.extend({ defaultProps: { lockScroll: false, transitionProps: { duration: 180 } } }),
  },
});

export const themeKeeper = localStorageColorSchemeManager({ key: 'parley-theme' });
