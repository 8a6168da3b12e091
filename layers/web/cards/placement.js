// What a card's place is judged by.

export const grown = (box, by) => ({
  left: box.left - by,
  top: box.top - by,
  right: box.right + by,
  bottom: box.bottom + by,
});

/** Whether the line from a to b passes through the box (Liang and Barsky, 1984). */
export function crosses(a, b, box) {
  let [from, to] = [0, 1];
  for (
    const [step, room] of [[a.x - b.x, a.x - box.left], [b.x - a.x, box.right - a.x], [a.y - b.y, a.y - box.top], [
      b.y - a.y,
      box.bottom - a.y,
    ]]
  ) {
    if (step === 0 && room < 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from < to;
}

/** The point of a box that is nearest to a point. */
export const nearest = (box, p) =>
  L.point(Math.max(box.left, Math.min(p.x, box.right)), Math.max(box.top, Math.min(p.y, box.bottom)));
