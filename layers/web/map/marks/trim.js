// What stands along a line: teeth on its left, or arrowheads along it, as far apart in pixels at every zoom. All of a
// line is one path, made of the pixels that Leaflet has for the line. The npm package leaflet-polylinedecorator would
// make a marker for each, and is not on PyPI.

/** @import { Path, PolylineOptions } from "leaflet" */
/** @import { LatLon, Trim } from "../../types.d.ts" */
/** @import { Pixel } from "../boxes.js" */

/**
 * What Leaflet's own paths have beside their public interface.
 * @typedef {object} Inner
 * @property {Pixel[][]} _parts
 * @property {{_bounds: {min: Pixel, max: Pixel}, _setPath: (path: unknown, d: string) => void}} _renderer
 * @property {() => void} _updatePath
 */

/** @typedef {Path & {dress: (trim: Trim, beside: number) => void}} TrimPath A path of teeth or arrowheads. */

/**
 * Pixels from one to the next, along it, and from the line to its tip.
 * @type {Record<Trim, {apart: number, long: number, high: number}>}
 */
const SIZES = {
  plain: { apart: 0, long: 0, high: 0 },
  teeth: { apart: 24, long: 11, high: 8 },
  arrows: { apart: 110, long: 13, high: 5.5 },
};

/**
 * Return how far along each of a line's points is, in pixels.
 * @param {Pixel[]} points
 */
function milestones(points) {
  const at = [0];
  for (let i = 1; i < points.length; i += 1) {
    at.push(at[i - 1] + Math.hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y));
  }
  return at;
}

/**
 * Return a function that gives the point so many pixels along a line; asked ever further, it looks at each point once.
 * @param {Pixel[]} points
 * @param {number[]} along
 */
function walker(points, along) {
  let i = 1;
  return (/** @type {number} */ far) => {
    while (i < points.length - 1 && along[i] < far) i += 1;
    while (i > 1 && along[i - 1] > far) i -= 1;
    const share = (far - along[i - 1]) / (along[i] - along[i - 1] || 1);
    const [a, b] = [points[i - 1], points[i]];
    return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
  };
}

const written = (/** @type {Pixel[]} */ corners) =>
  `M${corners.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}z`;

/**
 * Return a tooth or an arrowhead between two points of a line, as SVG path data.
 * @param {Pixel} a
 * @param {Pixel} b  further along the line
 * @param {Trim} trim
 * @param {number} beside  how far from the line the foot of a tooth is, in pixels
 */
function shape(a, b, trim, beside) {
  const { long, high } = SIZES[trim];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  // pixels count downwards, so this is to the left
  const left = (/** @type {Pixel} */ { x, y }, /** @type {number} */ by) => ({ x: x + dy * by, y: y - dx * by });
  if (trim === "teeth") {
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    return written([left(a, beside), left(middle, beside + high), left(b, beside)]);
  }
  const back = { x: b.x - dx * long, y: b.y - dy * long };
  return written([left(back, high), b, left(back, -high)]);
}

/**
 * Return the teeth or arrowheads of a line as SVG path data: a whole number of them, one at least, and only those that
 * a drawing shows. The last arrowhead is at the end of the line.
 * @param {Pixel[]} points
 * @param {Trim} trim
 * @param {number} beside  how far from the line the foot of a tooth is, in pixels
 * @param {(point: Pixel) => boolean} shows
 */
export function trimmed(points, trim, beside, shows) {
  const { apart, long } = SIZES[trim];
  const along = milestones(points);
  const length = along[along.length - 1];
  if (!apart || !length) return "";
  const step = length / Math.max(1, Math.round(length / apart));
  const point = walker(points, along);
  let found = "";
  for (let far = trim === "teeth" ? step / 2 : step; far < length + 1; far += step) {
    const [from, to] = trim === "teeth" ? [far - long / 2, far + long / 2] : [far - long, far];
    const a = point(Math.max(0, from));
    if (shows(a)) found += shape(a, point(Math.min(length, to)), trim, beside);
  }
  return found;
}

/**
 * Return a path of what stands along lines, nothing until `dress` says what. It follows the map as every path does.
 * @param {LatLon[][]} lines
 * @param {PolylineOptions} options
 * @returns {TrimPath}
 */
export function createTrim(lines, options) {
  const path = L.polyline(lines, {
    ...options,
    interactive: false,
    noClip: true,
    stroke: false,
    fill: true,
    fillRule: "nonzero",
    fillOpacity: 1,
    className: "p-trim",
  });
  const inner = /** @type {Inner} */ (/** @type {unknown} */ (path));
  /** @type {{trim: Trim, beside: number}} */
  let worn = { trim: "plain", beside: 0 };
  inner._updatePath = () => {
    const { min, max } = inner._renderer._bounds;
    const shows = (/** @type {Pixel} */ { x, y }) => x > min.x && x < max.x && y > min.y && y < max.y;
    const drawn = inner._parts.map((points) => trimmed(points, worn.trim, worn.beside, shows));
    inner._renderer._setPath(path, drawn.join("") || "M0 0");
  };
  return Object.assign(path, {
    dress(/** @type {Trim} */ trim, /** @type {number} */ beside) {
      if (trim === worn.trim && beside === worn.beside) return;
      worn = { trim, beside };
      path.redraw();
    },
  });
}
