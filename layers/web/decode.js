// From the packed block to data: base64, gzip, a JSON document and a table of columns; lines as text.
"use strict";

(function (posture) {
  const UNSIGNED = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array };

  /** The data in a packed block (layers/block.py). DecompressionStream: Chrome 80, Firefox 113, Safari 16.4. */
  posture.unpack = async (packed) => {
    if (typeof DecompressionStream === "undefined") throw new Error(posture.t("old_browser"));
    const text = atob(packed);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const plain = new Uint8Array(await new Response(stream).arrayBuffer());
    const start = 4 + new DataView(plain.buffer).getUint32(0, true);
    const decoder = new TextDecoder();
    const data = JSON.parse(decoder.decode(plain.subarray(4, start)));
    const { count, columns } = data.claims;
    data.claims = posture.table(count, columns, plain.subarray(start), decoder);
    return data;
  };

  /** A buffer's numbers, one a row, out of their planes. */
  function numbers({ at, bytes }, buffers, count) {
    const found = new UNSIGNED[bytes](count);
    for (let plane = 0; plane < bytes; plane += 1) {
      const from = at + plane * count;
      const shift = 8 * plane;
      for (let i = 0; i < count; i += 1) found[i] |= buffers[from + i] << shift;
    }
    return found;
  }

  const READERS = {
    text({ text, lengths }, buffers, count, decoder) {
      const all = decoder.decode(buffers.subarray(text.at, text.at + text.size));
      const ends = new Uint32Array(count);
      let end = 0;
      numbers(lengths, buffers, count).forEach((length, i) => {
        end += length;
        ends[i] = end;
      });
      return { all, ends, at: (i) => all.slice(i ? ends[i - 1] : 0, ends[i]) };
    },
    values({ values, codes }, buffers, count) {
      const found = codes ? numbers(codes, buffers, count) : new Uint8Array(count);
      return { values, codes: found, at: (i) => values[found[i]] };
    },
    first({ first, scale, codes }, buffers, count) {
      const steps = numbers(codes, buffers, count);
      return { at: (i) => (first + steps[i]) / scale };
    },
  };

  /** The table of claims: `count`, its columns by name (each with `at(row)`), and `row(i)`, a claim's whole record. */
  posture.table = (count, packed, buffers, decoder) => {
    const columns = {};
    for (const [name, column] of Object.entries(packed)) {
      const kind = Object.keys(READERS).find((each) => each in column);
      columns[name] = READERS[kind](column, buffers, count, decoder);
    }
    const fields = Object.keys(columns).filter((name) => !["shape", "lon", "lat"].includes(name));

    function row(i) {
      const record = { index: i, ...columns.shape.at(i) };
      for (const name of fields) record[name] = columns[name].at(i);
      if (record.mark === "point" || record.mark === "ring") record.anchors = [[columns.lon.at(i), columns.lat.at(i)]];
      return record;
    }
    return { count, columns, row };
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
