// The world goes round: around which longitude the map is drawn, and from where to where.
//
// What stands at one place (a dot, a card, a name) stands once, on the turn of the world that is nearest to the middle;
// land and areas stand wherever they are in view.

/** @import { Map } from "leaflet" */
/** @import { Stretch } from "../data/shapes.js" */

/** @typedef {{centre: number, stretch: Stretch}} Turn The longitude in the middle, and how far the land is drawn. */

// how much wider than the window the land is drawn to either side: the padding of the renderers, and a little more
const PADDING = 0.7;
// how far the middle of a window that shows all the world may be off (degrees)
const OFF = 30;

/**
 * Return the turn of the world for a window: the same one as long as it serves.
 * @param {Turn} turn
 * @param {Stretch} window  in degrees
 * @returns {Turn}
 */
export function turnFor(turn, [west, east]) {
  const [middle, width] = [(west + east) / 2, east - west];
  const serves = width <= 360
    ? west >= turn.centre - 180 && east <= turn.centre + 180
    : Math.abs(middle - turn.centre) <= OFF;
  const [from, to] = [west - PADDING * width, east + PADDING * width];
  if (serves && from >= turn.stretch[0] && to <= turn.stretch[1]) return turn;
  const centre = serves ? turn.centre : middle;
  const reach = Math.max(180, centre - from, to - centre) + OFF;
  return { centre, stretch: [centre - reach, centre + reach] };
}

/**
 * Return the world as a map shows it.
 * @param {Map} map
 * @param {number} start  the longitude in the middle of the theatre
 */
export function createWorld(map, start) {
  /** @type {Turn} */
  let turn = { centre: start, stretch: [start - 180, start + 180] };
  return {
    get centre() {
      return turn.centre;
    },
    get stretch() {
      return turn.stretch;
    },
    /** Follow the map. Return whether what is drawn has to be drawn anew. */
    follow() {
      const bounds = map.getBounds();
      const before = turn;
      turn = turnFor(turn, [bounds.getWest(), bounds.getEast()]);
      return turn !== before;
    },
  };
}

/** @typedef {ReturnType<typeof createWorld>} World */
