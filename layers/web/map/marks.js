// Areas, lines, rings, points and arcs: one mark for each place and colour, whatever number of claims it stands for.

/** @import { FeatureGroup, LatLngBounds, LeafletMouseEvent, Map as LeafletMap, Path, Renderer } from "leaflet" */
/** @import { Claim, Data, Store } from "../types.d.ts" */
/** @import { Drawn } from "./marks/kinds.js" */
/** @import { Spot } from "./spots.js" */
/** @import { World } from "./world.js" */

import { WHOLE } from "../data/ground.js";
import { setInk } from "../dom/colour.js";
import { vicinity } from "./dots/points.js";
import { isFirm } from "./edges.js";
import { polygonsOf } from "./marks/area.js";
import { KINDS } from "./marks/kinds.js";
import { cellsOf, withoutPattern } from "./marks/overlap.js";
import { markKey, rowsByMark, typicalRow } from "./marks/rows.js";
import { createReach } from "./reach.js";
import { spotOf } from "./spots.js";
import { PLAIN, textureOf } from "./textures.js";

/**
 * Paths on the map, where they are, and the rows they stand for.
 * @typedef {Drawn & {bounds: () => LatLngBounds, group: FeatureGroup, rows: number[]}} MapMark
 */

/** @typedef {(rows: number[], event?: LeafletMouseEvent) => unknown} Choose Is told which mark was clicked. */

/**
 * Return a function that draws the marks of what is visible now; its `bounds(claim)` says where a claim is drawn.
 * @param {LeafletMap} map
 * @param {Data} data
 * @param {World} world
 * @param {Store} store
 * @param {() => Spot[]} spots
 * @param {Choose} choose
 */
export function createMarks(map, data, world, store, spots, choose) {
  const ground = { map, data, world };
  const on = createPanes(map);
  const reach = createReach(map, data, choose);
  /** @type {Map<string, MapMark>} */
  const drawn = new Map();
  const colours = [...new Set(data.layers.map((each) => each.colour))];
  const { assertion, layer } = data.columns;
  const colourOf = Uint8Array.from(layer.values, (id) => colours.indexOf(data.layer.get(id).colour));
  const order = data.words.assertions.map((word) => word.id);
  const firmness = assertion.values.map((id) => order.indexOf(id));

  /** @param {number[]} rows */
  function draw(rows) {
    const claim = data.claim(rows[0]);
    const drawing = KINDS[claim.mark].draw(claim, ground, on);
    const { fill, edge } = drawing;
    const group = L.featureGroup(drawing.parts ?? (edge && edge !== fill ? [fill, edge] : [fill]));
    const mark = { bounds: () => group.getBounds(), ...drawing, group, rows };
    fill.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      choose(mark.rows, event);
    });
    return mark;
  }

  /** @type {Map<string, number[]>} */
  const cells = new Map();

  /**
   * Return the keys of the areas that have no pattern because two others have theirs there.
   * @param {Map<string, number[]>} wanted
   * @param {string | undefined} selected
   */
  function crowded(wanted, selected) {
    const areas = Array.from(wanted, ([key, rows]) => ({ key, rows, claim: data.claim(rows[0]) }))
      .filter(({ claim }) => claim.mark === "area" && claim.where.precision < WHOLE);
    return withoutPattern(areas.map(({ key, rows, claim }) => {
      const spot = spotOf(claim);
      const own = cells.get(spot) ?? cellsOf(polygonsOf(claim, ground));
      cells.set(spot, own);
      return { key, cells: own, rows: rows.length, first: key === selected };
    }));
  }

  /** @param {Claim} claim */
  const keyOf = (claim) => markKey(spotOf(claim), data.layer.get(claim.layer).colour);

  /**
   * @param {MapMark} mark
   * @param {string} key
   * @param {boolean} picked
   * @param {boolean} plain  whether it has no pattern
   */
  function style(mark, key, picked, plain) {
    const claim = data.claim(typicalRow(mark.rows, assertion.codes, firmness));
    const own = data.layer.get(claim.layer);
    const faint = !isFirm(claim.assertion);
    const { line } = data.kind.get(claim.kind);
    const look = {
      claim,
      layer: own,
      colour: own.colour,
      texture: plain ? PLAIN : textureOf(data, claim),
      line,
      faint,
      picked,
    };
    KINDS[claim.mark].style(mark, look);
    label(mark, key, own.colour, picked);
  }

  const marks = () => {
    const wanted = rowsByMark(spots(), colours, (row) => colourOf[layer.codes[row]]);
    for (const [key, mark] of drawn) {
      if (!wanted.has(key)) mark.group.remove();
    }
    const chosen = data.byId.get(store.select);
    const selected = chosen && keyOf(chosen);
    const plain = crowded(wanted, selected);
    for (const [key, rows] of wanted) {
      const mark = drawn.get(key) ?? draw(rows);
      drawn.set(key, mark);
      mark.rows = rows;
      if (!map.hasLayer(mark.group)) mark.group.addTo(map);
      style(mark, key, key === selected, plain.has(key));
    }
    reach([...drawn.values()].filter((mark) => map.hasLayer(mark.group)));
  };

  /**
   * Return where a visible claim is drawn; nothing for one that is only listed.
   * @param {Claim} claim
   * @returns {LatLngBounds | undefined}
   */
  marks.bounds = (claim) => {
    if (data.isDot(claim)) return vicinity(claim, world.centre);
    const mark = drawn.get(keyOf(claim));
    return mark && map.hasLayer(mark.group) ? mark.bounds() : undefined;
  };

  /** Forget what is drawn: the map is drawn around another longitude now. */
  marks.turn = () => {
    for (const mark of drawn.values()) mark.group.remove();
    drawn.clear();
    cells.clear();
  };
  return marks;
}

/**
 * Make the panes of every kind of mark; return a function that gives a path's options for a pane.
 * @param {LeafletMap} map
 */
function createPanes(map) {
  for (const [name, z] of Object.values(KINDS).flatMap(({ panes }) => Object.entries(panes))) {
    if (!map.getPane(name)) map.createPane(name).style.zIndex = String(z);
  }
  /** @type {Record<string, Renderer>} */
  const renderers = {};
  return (/** @type {string} */ pane) => {
    renderers[pane] ??= L.svg({ pane, padding: 0.6 });
    return { pane, renderer: renderers[pane] };
  };
}

/**
 * Say on a mark's elements what mark they are, in which colour, and whether it is the chosen one.
 * @param {MapMark} mark
 * @param {string} key
 * @param {string} colour
 * @param {boolean} picked
 */
function label(mark, key, colour, picked) {
  for (const path of mark.group.getLayers()) {
    const element = /** @type {SVGElement | undefined} */ (/** @type {Path} */ (path).getElement());
    if (!element) continue;
    element.setAttribute("data-mark", key);
    setInk(element, colour);
    element.classList.toggle("is-picked", picked);
  }
}
