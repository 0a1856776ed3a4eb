import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** Lays the tickets and their messages into two tables of a peer's database, from which its own are filled. */
export function loadTickets(database, tickets, folder, statusOf) {
  const ticketsFile = path.join(folder, 'tickets.csv');
  const messagesFile = path.join(folder, 'messages.csv');
  writeFileSync(ticketsFile, tickets.map((t, i) => row([i + 1, t.subject, statusOf(t), t.at, t.email, t.name])).join(''));
  writeFileSync(messagesFile, tickets.flatMap((t, i) => t.messages.map((m, k) => row([i + 1, k + 1, m.text, m.note]))).join(''));
  database.sql(`
    create table bench_ticket (n int primary key, subject text, status text, at timestamp, email text, name text);
    create table bench_message (n int, k int, text text, note boolean);
    \\copy bench_ticket from '${ticketsFile}' with (format csv)
    \\copy bench_message from '${messagesFile}' with (format csv)
    analyze bench_ticket, bench_message;`);
}

const row = (values) => `${values.map((value) => `"${String(value).replaceAll('"', '""')}"`).join(',')}\n`;
