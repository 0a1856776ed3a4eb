import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How often the page was loaded since; what changes at 0 came over the live line. */
export function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('load', () => loads++);
  return () => loads;
}

export async function fillSignIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The list, once it hears of changes. */
export async function liveList(page: Page): Promise<void> {
  await page.getByText('live', { exact: true }).waitFor();
}

export const row = (page: Page, subject: string): Locator => page.getByRole('row').filter({ hasText: subject });

export const conversation = (page: Page): Locator => page.getByRole('log', { name: 'Conversation' });

export const details = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' });

export const replyBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Reply' });

export const noteBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Internal note' });

export async function reply(page: Page, text: string): Promise<void> {
  await replyBox(page).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await conversation(page).getByText(text).waitFor();
}

export async function note(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Internal note' }).click();
  await noteBox(page).fill(text);
  await page.getByRole('button', { name: 'Add note' }).click();
  await conversation(page).getByText(text).waitFor();
}

/** Waits until the page is at this path; the query is not looked at. */
export async function arrive(page: Page, path: string): Promise<void> {
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 10_000 }).toBe(path);
}
