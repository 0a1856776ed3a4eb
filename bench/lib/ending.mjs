const tasks = new Set();

/** What is also done when the run is ended from outside. */
export function whenEnded(task) {
  tasks.add(task);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    for (const task of tasks) await task();
    process.exit(1);
  });
}
