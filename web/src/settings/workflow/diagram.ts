import type { Status } from '@/api/types';

export type Point = { x: number; y: number };
type Layout = { width: number; height: number; node: { width: number; height: number }; at: Record<Status, Point> };

/** On a ring no way between two statuses passes behind a third. */
const ring: Status[] = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'];

const wide = layout(720, 296, { width: 128, height: 36 }, [[68, 148], [200, 24], [520, 24], [652, 148], [520, 272], [200, 272]]);
const tall = layout(340, 400, { width: 102, height: 40 }, [[170, 24], [285, 104], [285, 296], [170, 376], [55, 296], [55, 104]]);

export const layouts = { wide, tall };

function layout(width: number, height: number, node: Layout['node'], points: [number, number][]): Layout {
  const at = Object.fromEntries(ring.map((status, i) => [status, { x: points[i]?.[0] ?? 0, y: points[i]?.[1] ?? 0 }]));
  return { width, height, node, at: at as Record<Status, Point> };
}

/** The way from one status to another: bent to one side, so that there and back are two lines, and cut where the boxes begin. */
export function way({ node, at }: Layout, from: Status, to: Status): { path: string; middle: Point } {
  const [dx, dy] = [at[to].x - at[from].x, at[to].y - at[from].y];
  const aside = 5 / Math.hypot(dx, dy);
  const [start, end] = [at[from], at[to]].map(({ x, y }) => ({ x: x - dy * aside, y: y + dx * aside })) as [Point, Point];
  const bend = 0.07;
  const control = { x: (start.x + end.x) / 2 - dy * bend, y: (start.y + end.y) / 2 + dx * bend };
  const on = (t: number): Point => ({
    x: (1 - t) ** 2 * start.x + 2 * t * (1 - t) * control.x + t ** 2 * end.x,
    y: (1 - t) ** 2 * start.y + 2 * t * (1 - t) * control.y + t ** 2 * end.y,
  });
  const outside = (point: Point, box: Point, gap: number) =>
    Math.abs(point.x - box.x) > node.width / 2 + gap || Math.abs(point.y - box.y) > node.height / 2 + gap;
  const steps = Array.from({ length: 101 }, (_, i) => on(i / 100)).filter((point) => outside(point, at[from], 1) && outside(point, at[to], 5));
  return {
    path: steps.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(''),
    middle: steps[Math.floor(steps.length / 2)] ?? control,
  };
}
