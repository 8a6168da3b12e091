// Dots that would lie over each other are one cluster: counted by how firmly they are said and by layer, never added.

// cells in screen pixels, in rows like bricks; a cluster stays inside its cell, so that no two overlap
const CELL = 84;
// a cell with more claims than this is a cluster; dots nearer than this (pixels) overlap
const FEW = 8;
const APART = 14;

/** The radius of a cluster in pixels: a few more for ten times as many claims. */
export const clusterRadius = (count) => 15.5 + 4.3 * Math.log10(count);

/** A function that sorts the visible points of a box into dots and clusters. */
export function createClusters(data, points) {
  const { assertion, layer } = data.columns;
  const [said, sides] = [assertion.values.length, layer.values.length];

  const lineOf = (y, unit) => Math.floor(y / unit);
  const columnOf = (x, line, unit) => Math.floor(x / unit - 0.5 * (line & 1));

  /** The cells that a box touches, whole: counts by cell, sums of positions, and the first few points of each. */
  function sorted(box, unit, table) {
    const [top, bottom] = [lineOf(box.top, unit), lineOf(box.bottom, unit)];
    const [left, right] = [columnOf(box.left, 1, unit), columnOf(box.right, 0, unit)];
    const wide = right - left + 1;
    const size = wide * (bottom - top + 1);
    const cells = {
      top,
      left,
      wide,
      size,
      count: new Uint32Array(size),
      x: new Float64Array(size),
      y: new Float64Array(size),
      first: new Uint32Array(size * FEW),
      said: new Uint32Array(size * said),
      sides: new Uint32Array(size * sides),
    };
    const whole = { left: left * unit, top: top * unit, right: (right + 1.5) * unit, bottom: (bottom + 1) * unit };
    points.within(whole, (from, to) => {
      for (let i = from; i < to; i += 1) {
        const row = points.row[i];
        if (!table[row]) continue;
        const line = lineOf(points.y[i], unit);
        const column = columnOf(points.x[i], line, unit);
        if (line < top || line > bottom || column < left || column > right) continue;
        const cell = (line - top) * wide + column - left;
        if (cells.count[cell] < FEW) cells.first[cell * FEW + cells.count[cell]] = i;
        cells.count[cell] += 1;
        cells.x[cell] += points.x[i];
        cells.y[cell] += points.y[i];
        cells.said[cell * said + assertion.codes[row]] += 1;
        cells.sides[cell * sides + layer.codes[row]] += 1;
      }
    });
    return cells;
  }

  /** The pairs of cells in which single dots overlap, and every cell that has too many for single dots. */
  function crowding(cells, scale) {
    const loose = [];
    const crowded = [];
    for (let cell = 0; cell < cells.size; cell += 1) {
      const count = cells.count[cell];
      if (count > FEW) crowded.push([cell, cell]);
      else for (let i = 0; i < count; i += 1) loose.push([cells.first[cell * FEW + i], cell]);
    }
    loose.sort(([a], [b]) => points.x[a] - points.x[b]);
    loose.forEach(([a, home], index) => {
      for (let next = index + 1; next < loose.length; next += 1) {
        const [b, other] = loose[next];
        const dx = (points.x[b] - points.x[a]) * scale;
        if (dx >= APART) break;
        if (Math.hypot(dx, (points.y[b] - points.y[a]) * scale) < APART) crowded.push([home, other]);
      }
    });
    return crowded;
  }

  /** One cluster of several cells, kept inside the fullest of them. */
  function cluster(cells, own, unit, scale) {
    const home = own.reduce((a, b) => (cells.count[b] > cells.count[a] ? b : a));
    const sum = (list, width, code) => own.reduce((total, cell) => total + list[cell * width + code], 0);
    const count = sum(cells.count, 1, 0);
    const [line, column] = [cells.top + Math.floor(home / cells.wide), cells.left + (home % cells.wide)];
    const room = unit / 2 - (clusterRadius(count) + APART / 2) / scale;
    const middle = { x: (column + 0.5 + 0.5 * (line & 1)) * unit, y: (line + 0.5) * unit };
    const held = (value, around) => Math.max(around - room, Math.min(around + room, value));
    return {
      count,
      x: room > 0 ? held(sum(cells.x, 1, 0) / count, middle.x) : middle.x,
      y: room > 0 ? held(sum(cells.y, 1, 0) / count, middle.y) : middle.y,
      said: Array.from({ length: said }, (_, code) => sum(cells.said, said, code)),
      sides: Array.from({ length: sides }, (_, code) => sum(cells.sides, sides, code)),
      cells: new Set(
        own.map((cell) => `${cells.top + Math.floor(cell / cells.wide)} ${cells.left + (cell % cells.wide)}`),
      ),
      unit,
    };
  }

  /** The dots (numbers of points) and clusters of the visible claims in a box of world pixels, at a zoom. */
  function at(box, zoom, table) {
    const scale = 2 ** zoom;
    const unit = CELL / scale;
    const cells = sorted(box, unit, table);
    const homes = new Map();
    const home = (cell) => (homes.has(cell) && homes.get(cell) !== cell ? home(homes.get(cell)) : cell);
    for (const [a, b] of crowding(cells, scale)) {
      homes.set(home(b), home(a));
      homes.set(home(a), home(a));
    }
    const together = new Map();
    const dots = [];
    for (let cell = 0; cell < cells.size; cell += 1) {
      if (!cells.count[cell]) continue;
      if (homes.has(cell)) {
        const root = home(cell);
        if (!together.has(root)) together.set(root, []);
        together.get(root).push(cell);
      } else {
        for (let i = 0; i < cells.count[cell]; i += 1) dots.push(cells.first[cell * FEW + i]);
      }
    }
    return { dots, clusters: [...together.values()].map((own) => cluster(cells, own, unit, scale)) };
  }

  /** The points of a cluster that are visible. */
  function members({ cells, unit }, table) {
    const found = [];
    for (const [line, column] of [...cells].map((cell) => cell.split(" ").map(Number))) {
      const left = (column + 0.5 * (line & 1)) * unit;
      points.within({ left, top: line * unit, right: left + unit, bottom: (line + 1) * unit }, (from, to) => {
        for (let i = from; i < to; i += 1) {
          const own = lineOf(points.y[i], unit) === line && columnOf(points.x[i], line, unit) === column;
          if (own && table[points.row[i]]) found.push(i);
        }
      });
    }
    return found;
  }

  return { at, members };
}
