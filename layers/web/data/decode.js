// From the packed block to data: base64, gzip, a JSON document and a table of columns.

import { t } from "../words/messages.js";

const UNSIGNED = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array };

/** The data in a packed block (layers/block.py). DecompressionStream: Chrome 80, Firefox 113, Safari 16.4. */
export async function unpack(packed) {
  if (typeof DecompressionStream === "undefined") throw new Error(t("old_browser"));
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const plain = new Uint8Array(await new Response(stream).arrayBuffer());
  const start = 4 + new DataView(plain.buffer).getUint32(0, true);
  const decoder = new TextDecoder();
  const data = JSON.parse(decoder.decode(plain.subarray(4, start)));
  const { count, columns } = data.claims;
  data.claims = readTable(count, columns, plain.subarray(start), decoder);
  return data;
}

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
export function readTable(count, packed, buffers, decoder) {
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
}
