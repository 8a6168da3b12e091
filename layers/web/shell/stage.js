// What stands on the map: all that is drawn there, in the order in which it is made, and how it is laid out.

import { createCards } from "../cards/cards.js";
import { createListing } from "../cards/listing.js";
import { accuracyIn, drawBasemap } from "../map/basemap.js";
import { createAlong } from "../map/along.js";
import { createBoundaries } from "../map/boundaries.js";
import { createCamera, magnification } from "../map/camera.js";
import { drawCounts } from "../map/counts.js";
import { createDots } from "../map/dots.js";
import { drawUnderlay } from "../map/underlay.js";
import { createGraticule } from "../map/graticule.js";
import { createInset } from "../map/inset.js";
import { createLabels } from "../map/labels.js";
import { boxesOf, coursesShown } from "../map/lines.js";
import { createMarks } from "../map/marks.js";
import { createRange } from "../map/range.js";
import { createReadout } from "../map/readout.js";
import { createRuler } from "../map/ruler.js";
import { createScale } from "../map/scale.js";
import { createNumbers, createSpots, spotOf } from "../map/spots.js";
import { drawTiled } from "../map/tiled.js";
import { createWorld } from "../map/world.js";
import { clear, controls, MARGIN } from "./clearance.js";
import { corners, middle, standing, viewBetween } from "./view.js";

/** @import { Box, Claim, CountedPlace, Data, UnderlayPanel, Parts, Store, Tiles, View } from "../types.d.ts" */
/** @import { LatLng, Map } from "leaflet" */
/** @import { World } from "../map/world.js" */

const FARTHEST = 1;
// from this zoom on it shows how far the drawn land is off (1:50m, about 5 km, is 8 pixels)
const SHOWING = 8;

/** @param {Map} map @param {Parts} parts @param {Store} store @param {number} centre */
function cameraOf(map, parts, store, centre) {
  return createCamera(map, parts, {
    frame: () => clear(parts),
    seat: (/** @type {View} */ wanted) => {
      const room = { free: clear(parts), size: map.getSize(), centre };
      return standing(wanted, { ...room, zooms: [map.getMinZoom(), map.getMaxZoom()] }, map);
    },
    view: () => {
      const [a, b] = corners(clear(parts));
      return viewBetween(map.containerPointToLatLng(a), map.containerPointToLatLng(b));
    },
    follows: () => store.brief || Boolean(store.scene),
  });
}

/** How far the land in view is off (kilometres), near enough to be seen. @param {Map} map @param {Data} data */
function accuracy(map, data) {
  if (map.getZoom() < SHOWING) return null;
  const bounds = map.getBounds();
  return accuracyIn(data, {
    west: bounds.getWest(),
    south: bounds.getSouth(),
    east: bounds.getEast(),
    north: bounds.getNorth(),
  });
}

/**
 * Create what stands on the map. Nothing of the theatre is drawn yet.
 *
 * @param {Map} map
 * @param {Parts} parts
 * @param {Data} data
 * @param {Store} store
 * @param {(text: string) => void} copy
 */
export function createStage(map, parts, data, store, copy) {
  const centre = middle(data.theatre.view);
  map.setView([0, centre], 3, { animate: false });
  map.setMinZoom(FARTHEST);
  map.setMaxZoom(data.closest);
  const world = createWorld(map, centre);
  const camera = cameraOf(map, parts, store, centre);
  const list = createListing(map, data, store, () => clear(parts));
  const spots = createSpots(data, store);
  const numbers = createNumbers(data, spots);
  const isListing = () => !parts.numbered.hidden && !parts.root.classList.contains("is-paper");
  const cards = createCards(map, data, world, store, spots, numbers, list, isListing);
  /** @type {ReturnType<typeof drawUnderlay>} */
  let finer = null;
  const along = createAlong(map, data, world, store);
  const names = createLabels(map, data, world, store, () => finer?.names() ?? []);
  const dots = createDots(map, data, world, store, { list, fit: (/** @type {View} */ view) => camera.show(view) });
  const range = createRange(map, data, world, store);
  const ruler = createRuler({ map, data, world }, store);
  // in an area or on an arc a click sets a point where it is; a claim that is a point is an end itself
  const measures = (/** @type {Claim} */ claim, /** @type {LatLng} */ at) =>
    claim.mark !== "point" && claim.mark !== "ring" && ruler.addPoint(at);
  const marks = createMarks(
    map,
    data,
    world,
    store,
    spots,
    (rows, event) =>
      (event && (dots.press(event) || measures(data.claim(rows[0]), event.latlng))) ||
      store.choose(data.claim(rows[0]).id),
  );
  const boundaries = createBoundaries(data);
  const rules = createGraticule(map, store);
  const readout = createReadout(map, copy);
  map.zoomControl?.setPosition("bottomleft");
  const scale = createScale(map);
  const inset = createInset(map, data, world, store);
  map.on("click", (event) => dots.press(event) || ruler.addPoint(event.latlng) || (store.select && store.choose(null)));

  /** @type {ReturnType<typeof drawBasemap> | null} */
  let land = null;
  /** @type {(() => void) | null} */
  let drawTiles = null;

  /** The map is drawn around another longitude, or further out, from now on. */
  function turn() {
    land?.turn();
    marks.turn();
    marks();
    range();
    ruler.draw();
    dots.turn();
  }

  return {
    camera,
    list,
    drawn: dots.drawn,
    more: cards.more,
    keys: readout.keys,
    cross: readout.cross,
    ruler,
    /** Return the number of a claim's mark, where there are marks only. @param {Claim} claim */
    numberOf: (claim) => store.density === "marks" ? numbers().get(spotOf(claim)) : undefined,
    /**
     * Draw the land, a finer basemap, tiles, counts and the marks over it.
     *
     * @param {{ counted(places: CountedPlace[]): void, tiled: Tiles, underlay: UnderlayPanel }} legend
     */
    open({ counted, tiled, underlay }) {
      world.follow();
      land = drawBasemap(map, data, world);
      finer = drawUnderlay(map, data, store, underlay, land.over);
      drawTiles = drawTiled(map, data, store, tiled);
      drawCounts(map, data, world, counted);
      dots.turn();
      marks();
      range();
    },
    /** Draw what the first marks need not wait for: the rest of the basemap, scale, graticule, readout. */
    complete() {
      land?.complete();
      scale();
      rules.draw();
      readout.draw();
    },
    /** Draw scale, graticule, readout, marks and dots anew; where they are laid out is for `lay`. */
    draw() {
      scale();
      rules.draw();
      readout.draw();
      list.draw();
      marks();
      range();
      dots.draw();
      drawTiles?.();
      finer?.draw();
    },
    /** Lay out cards and names in the free part. Return how many found no room, what lists and key have to explain. */
    lay() {
      if (world.follow()) turn();
      const free = clear(parts);
      parts.map.style.setProperty("--p-left", `${free.left - MARGIN}px`);
      parts.map.style.setProperty("--p-bottom", `${parts.map.clientHeight - MARGIN - free.bottom}px`);
      inset();
      const placed = cards.layout(free, controls(parts));
      const laid = dots.layout(free, placed);
      const grown = magnification(parts.root);
      const labels = along(free, placed.boxes, placed.marked, grown);
      const taken = [...laid.taken, ...labels, ...boxesOf(map, coursesShown({ data, world }, store), free)];
      rules.label(free, [...taken, ...names(free, taken, grown)], grown);
      return {
        ...laid,
        listed: placed.listed,
        accuracy: accuracy(map, data),
        finer: finer?.said() ?? null,
        boundaries: boundaries(map.getBounds()),
        clusters: dots.clusters().length > 0,
      };
    },
    /** Move the map to a claim that it does not show; no closer than it is if it fits. @param {Claim} claim */
    reveal(claim) {
      const bounds = marks.bounds(claim);
      const free = clear(parts);
      if (!bounds || dots.shows(claim, free)) return;
      // a dot has no card: a list that has it stays, while the map does
      const shown = data.isDot(claim) ? ".p-card" : ".leaflet-p-cards-pane";
      if (parts.map.querySelector(`${shown} [data-claim="${claim.id}"]`)) return;
      const [a, b] = [bounds.getNorthWest(), bounds.getSouthEast()].map((at) => map.latLngToContainerPoint(at));
      if (b.x - a.x > free.right - free.left || b.y - a.y > free.bottom - free.top) {
        return camera.show([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]);
      }
      const x = (a.x + b.x - free.left - free.right) / 2;
      const y = (a.y + b.y - free.top - free.bottom) / 2;
      map.panBy([Math.round(x), Math.round(y)], { animate: false });
    },
  };
}
