/** The commit points that a server on each engine passes, and up to which time of passing one it may die there. */
const POINTS = {
  before_commit: 100,
  after_commit: 100,
  before_numbering: 20,
  after_numbering: 20,
  job_claimed: 60,
  job_done: 60,
  file_written: 15,
};

export const pointsOf = (engine) => Object.keys(POINTS).filter((point) => engine === 'postgres' || !point.endsWith('_numbering'));

/**
 * When the server dies each time: half at commit points, each of them, a tenth while it starts, the rest at any moment.
 * `{at: 'point', point, count}`, `{at: 'start', after}` or `{at: 'random', after}`, in ms after the start or the first answer.
 */
export function planDeaths(engine, kills, random) {
  const points = pointsOf(engine);
  const each = Math.max(1, Math.floor(kills / 2 / points.length));
  const atPoints = points.flatMap((point) => Array.from({ length: each }, () => ({ at: 'point', point, count: random.between(1, POINTS[point]) })));
  const inStart = Array.from({ length: Math.max(1, Math.floor(kills / 10)) }, () => ({ at: 'start', after: random.between(0, 1500) }));
  const rest = Math.max(0, kills - atPoints.length - inStart.length);
  const atRandom = Array.from({ length: rest }, () => ({ at: 'random', after: random.between(10, 1500) }));
  return random.shuffled([...atPoints, ...inStart, ...atRandom]).slice(0, Math.max(kills, points.length));
}
