// Pictures in a PMTiles file, each drawn on a canvas: as the source of an image, the page's policy would have to admit
// it.

/** @import { Coords, GridLayerOptions } from "leaflet" */
/** @import { PMTiles } from "pmtiles" */

// pixels of the screen along a tile's side
const SIDE = 256;

/**
 * Return a layer that shows the pictures of a file.
 *
 * @param {PMTiles} archive
 * @param {GridLayerOptions} options
 */
export function pictures(archive, options) {
  /** @param {HTMLCanvasElement} canvas @param {Coords} at */
  async function paint(canvas, { x, y, z }) {
    const found = await archive.getZxy(z, x, y);
    if (!found) return;
    const picture = await createImageBitmap(new Blob([found.data]));
    canvas.width = canvas.height = Math.max(SIDE, picture.width);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
  }
  const layer = L.gridLayer({ maxZoom: 24, ...options });
  Object.assign(layer, {
    /** @param {Coords} at @param {(error?: Error, tile?: HTMLElement) => void} done */
    createTile(at, done) {
      const canvas = document.createElement("canvas");
      paint(canvas, at).then(() => done(undefined, canvas), (error) => done(error, canvas));
      return canvas;
    },
  });
  return layer;
}
