import type { Page } from 'playwright-core';

/** What makes the page wider than the screen, or stands beyond its edge without a scroller of its own to bring it in. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const beyond = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width: own, height } = element.getBoundingClientRect();
      const shown = own > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      return shown && (right > width + 1 || left < -1) && !scrolls(element.parentElement);
    });
    const page = document.scrollingElement?.scrollWidth ?? 0;
    return [
      ...(page > width ? [`the page is ${page} px wide`] : []),
      ...beyond.map((element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ends at ${element.getBoundingClientRect().right}`),
    ];
  });
}
