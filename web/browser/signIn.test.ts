import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useDesk } from './support/desk';
import { arrive, conversation, fillSignIn, replyBox } from './support/pages';
import { admin } from './support/server';

const desk = useDesk();
const wrongWords = 'The email or the password is not right. Check both and try again.';

async function signInPage(): Promise<Page> {
  const page = await desk.visitor();
  await page.goto('/sign-in');
  return page;
}

test('a wrong password is told kindly, and the email is kept', async () => {
  const page = await signInPage();
  await fillSignIn(page, { ...admin, password: 'not this one' });
  await page.getByRole('alert').getByText(wrongWords).waitFor();
  expect(await page.getByLabel('Email').inputValue()).toBe(admin.email);
  expect(await page.getByLabel('Password').inputValue()).toBe('');
  expect(await page.content()).not.toContain('not this one');
});

test('an unknown address is told in the same words', async () => {
  const page = await signInPage();
  await fillSignIn(page, { email: 'nobody@halden.example', password: 'whatever it was' });
  await page.getByRole('alert').getByText(wrongWords).waitFor();
  expect(await page.getByLabel('Email').inputValue()).toBe('nobody@halden.example');
});

test('empty fields are named, each with a way to it', async () => {
  const page = await signInPage();
  await page.getByRole('button', { name: 'Sign in' }).click();
  const alert = page.getByRole('alert');
  await alert.getByText('2 fields need a change').waitFor();
  await alert.getByRole('link', { name: 'Email: Enter your email.' }).click();
  expect(await page.getByLabel('Email').evaluate((field) => field === document.activeElement)).toBe(true);
  await alert.getByRole('link', { name: 'Password: Enter your password.' }).waitFor();
});

test('after many wrong passwords the right one must wait too, and the page says until when', async () => {
  const hired = await desk.api.hire('Often Wrong');
  const page = await signInPage();
  for (let tries = 0; tries < 8; tries++) {
    await page.request.post('/api/v1/session', { data: { email: hired.email, password: `guess ${tries}` } });
  }
  await fillSignIn(page, hired);
  await page.getByRole('alert').getByText(/Too many wrong passwords\. Try again after \d\d:\d\d UTC\./).waitFor();
  expect(await page.getByLabel('Email').inputValue()).toBe(hired.email);
});

test('the right password leads to the page that was asked for', async () => {
  const ticket = await desk.api.open({ subject: 'The bell is missing' });
  const page = await desk.visitor();
  await page.goto(`/tickets/${ticket.number}`);
  await arrive(page, '/sign-in');
  await fillSignIn(page, { ...admin, password: 'not this one' });
  await page.getByRole('alert').waitFor();
  await fillSignIn(page, admin);
  await arrive(page, `/tickets/${ticket.number}`);
  await page.getByRole('heading', { level: 1, name: 'The bell is missing' }).waitFor();
});

test('an address of another site is never the page one is led to', async () => {
  const page = await desk.visitor();
  await page.goto('/sign-in?return=https://elsewhere.example/');
  await fillSignIn(page, admin);
  await arrive(page, '/tickets');
  expect(page.url()).toContain(desk.url);
});

test('who signs out comes back only by signing in', async () => {
  const page = await desk.agent('/tickets');
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await arrive(page, '/sign-in');
  await page.goto('/tickets');
  await arrive(page, '/sign-in');
});

test('when the session has ended elsewhere the next step leads to sign-in and then back, with the draft kept', async () => {
  const ticket = await desk.api.open({ subject: 'The bag does not fit' });
  const hired = await desk.api.hire('Anna Lehto');
  const page = await desk.agent(`/tickets/${ticket.number}`, { as: hired });
  await conversation(page).getByText('It began this morning.').waitFor();
  await replyBox(page).fill('Which of the two bags');

  const elsewhere = await desk.agent('/settings/profile', { as: hired });
  const password = 'a longer evening in July';
  await elsewhere.getByLabel('Current password').fill(hired.password);
  await elsewhere.getByLabel('New password').fill(password);
  await elsewhere.getByRole('button', { name: 'Change password' }).click();
  await elsewhere.getByText('Your password is changed.').waitFor();

  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await arrive(page, '/sign-in');
  await fillSignIn(page, { ...hired, password });
  await arrive(page, `/tickets/${ticket.number}`);
  expect(await replyBox(page).inputValue()).toBe('Which of the two bags');
});
