"""Writes the product's rows into its database without the product, and prints the tickets a second: see sqlitePeer.mjs."""
import json
import os
import sqlite3
import sys
import time
import uuid

task = json.load(sys.stdin)
workspace = uuid.UUID(task["workspace"]).bytes
db = sqlite3.connect(task["file"], isolation_level=None, cached_statements=100, timeout=30)
db.executescript("pragma synchronous = full; pragma foreign_keys = on; pragma journal_mode = wal;")
count = 0


def new_id(kind):
    """As UUIDv7: it grows with the time."""
    return int(now).to_bytes(6, "big") + b"\x70\x00\x80" + kind.to_bytes(1, "big") + count.to_bytes(6, "big")


def value(given):
    if isinstance(given, dict):
        if "id" in given:
            return new_id(given["id"])
        return int(now) if "now" in given else number if "number" in given else workspace
    if isinstance(given, str) and given.startswith("x") and len(given) == 33:
        return bytes.fromhex(given[1:])
    return given


def statement(row):
    columns = ", ".join(row["values"])
    return f"insert into {row['table']} ({columns}) values ({', '.join('?' * len(row['values']))})"


now = time.time() * 1000
db.execute("begin immediate")
for email in {t["email"] for t in task["tickets"]}:
    db.execute("insert into contact (id, workspace_id, name, email, email_norm, created_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing",
               (os.urandom(16), workspace, email, email, email, int(now)))
db.execute("commit")
plans = [(t["email"], t["search"]["text"], [(r["table"], statement(r), list(r["values"].items())) for r in t["rows"]]) for t in task["tickets"]]

began = time.perf_counter()
while time.perf_counter() - began < task["seconds"]:
    db.execute("begin immediate")
    for _ in range(task["group"]):
        email, text, rows = plans[count % len(plans)]
        count += 1
        now = time.time() * 1000
        number = db.execute("insert into ticket_counter (workspace_id, next) values (?, 2) on conflict (workspace_id) do update set next = next + 1 returning next - 1",
                            (workspace,)).fetchone()[0]
        contact, company = db.execute("select id, company_id from contact where workspace_id = ? and email_norm = ?", (workspace, email)).fetchone()
        special = {"requester_id": contact, "company_id": company}
        for table, sql, values in rows:
            db.execute(sql, [special[c] if table == "ticket" and c in special else value(v) for c, v in values])
            if table == "event":
                db.execute("with head as (select position + 1 as next from feed_head) insert into feed_entry (position, workspace_id, event_id) select next, ?, ? from head",
                           (workspace, value(dict(values)["id"])))
        db.execute("insert into ticket_search (workspace_id, ticket_id, text) values (?, ?, ?)", (workspace, new_id(0), text))
    db.execute("commit")
print(count / (time.perf_counter() - began))
