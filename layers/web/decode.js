// From the packed block to data: base64, gzip, JSON; lines as text.
"use strict";

(function (posture) {
  /** The data in a packed block. DecompressionStream: Chrome 80, Firefox 113, Safari 16.4. */
  posture.unpack = async (packed) => {
    if (typeof DecompressionStream === "undefined") throw new Error(posture.t("old_browser"));
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(plain).text());
  };

  /** One encoded line or ring as [lat, lon] pairs (the format is described in layers/page.py). */
  function line(text, scale) {
    const points = [];
    const at = [0, 0];
    let axis = 0;
    for (let i = 0; i < text.length; axis = 1 - axis) {
      let value = 0;
      let bits = 0;
      let group = 32;
      for (; group >= 32; bits += 5, i += 1) {
        group = text.charCodeAt(i) - 63;
        value |= (group & 31) << bits;
      }
      at[axis] += value & 1 ? ~(value >> 1) : value >> 1;
      if (axis) points.push([at[1] / scale, at[0] / scale]);
    }
    return points;
  }

  /** A longitude moved by whole turns to within half a turn of `centre`. */
  posture.near = (lon, centre) => lon - 360 * Math.round((lon - centre) / 360);

  /** Move a whole line by the turns that bring its middle nearest to `centre`. */
  function turned(points, centre) {
    let west = Infinity;
    let east = -Infinity;
    for (const [, lon] of points) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
    }
    const middle = (west + east) / 2;
    const turn = posture.near(middle, centre) - middle;
    return turn ? points.map(([lat, lon]) => [lat, lon + turn]) : points;
  }

  /** Packed polygons as Leaflet wants them: polygons of rings of [lat, lon], around `centre`. */
  posture.polygons = (packed, scale, centre) =>
    packed.map((rings) => {
      const outer = line(rings[0], scale);
      const moved = turned(outer, centre);
      const turn = moved[0][1] - outer[0][1];
      return [moved, ...rings.slice(1).map((ring) => line(ring, scale).map(([lat, lon]) => [lat, lon + turn]))];
    });

  /** Packed lines as lists of [lat, lon], around `centre`. */
  posture.lines = (packed, scale, centre) => packed.map((points) => turned(line(points, scale), centre));

  /** The rings' outlines without the seam that cuts an area at the antimeridian. */
  posture.outlines = (polygons) => {
    const seam = ([, a], [, b]) => a === b && Math.abs(Math.abs(a) % 360) === 180;
    const outlines = [];
    for (const ring of polygons.flat()) {
      let run = [ring[0]];
      for (let i = 1; i < ring.length; i += 1) {
        if (seam(ring[i - 1], ring[i])) {
          if (run.length > 1) outlines.push(run);
          run = [];
        }
        run.push(ring[i]);
      }
      if (run.length > 1) outlines.push(run);
    }
    return outlines;
  };
})(window.posture);
