// The kinds of mark. A new one is a module beside this one, its line in KINDS, and a function in
// layers/page/shapes.py that says which claims are drawn with it.

/** @import { LatLng, LatLngBounds, Map, Path, Renderer } from "leaflet" */
/** @import { Claim, Data, LatLon, Layer as TheatreLayer, Texture, Trim } from "../../types.d.ts" */
/** @import { World } from "../world.js" */

import { arc } from "./arc.js";
import { area } from "./area.js";
import { line } from "./line.js";
import { point } from "./point.js";
import { ring } from "./ring.js";

/** @typedef {{map: Map, data: Data, world: World}} Ground The map, the theatre, and the turn of the world shown. */

/**
 * @typedef {(pane: string) => {pane: string, renderer: Renderer}} On Returns Leaflet's options for a path in a pane.
 */

/**
 * What takes the colour and the click, and the line around it: one or two paths. `parts` are all paths of a mark from
 * the bottom up, where there are more; `bounds` are its own where the paths are on several turns of the world.
 * @typedef {{fill: Path, edge: Path | null, parts?: Path[], bounds?: () => LatLngBounds}} Drawn
 */

/**
 * What a mark is to look like.
 * @typedef {object} Look
 * @property {Claim} claim  the claim that stands for all of the mark's
 * @property {TheatreLayer} layer
 * @property {string} colour
 * @property {Texture} texture
 * @property {Trim} line       what stands along it, where it is a line
 * @property {boolean} faint   whether it is said less than firmly
 * @property {boolean} picked  whether the chosen claim is among the mark's
 */

/**
 * A kind of mark.
 * @typedef {object} MarkKind
 * @property {Record<string, number>} panes  the panes that it is drawn in, with their z-index
 * @property {boolean} [alone]  whether claims of the same place have a mark each
 * @property {boolean} [thin]   whether a card over it would hide it, so that its anchors are kept clear
 * @property {boolean} [dot]    whether it is a dot on the canvas where there are very many
 * @property {(claim: Claim, ground: Ground) => LatLon[][]} [courses]  the lines that it is drawn as
 * @property {number} [beside]  how far from its point a mark's sign stands, in pixels, so as not to hide it
 * @property {(claim: Claim, ground: Ground, on: On) => Drawn} draw
 * @property {(drawn: Drawn, look: Look) => void} style
 * @property {(claim: Claim, ground: Ground) => LatLng[]} anchors  where a card may point to, best first
 */

/**
 * The kinds of mark by the names that layers/page/shapes.py gives them.
 * @type {Record<string, MarkKind>}
 */
export const KINDS = { area, arc, line, point, ring };
