// From the packed block to data: base64, gzip, a JSON document and a table of columns.

import { t } from "../words/messages.js";
import FORMAT from "./format.json" with { type: "json" };

/** @import { Claim, Codes, Columns, Dictionary, Numbers, Payload, RunningText, Shape, Table } from "../types.d.ts" */

/**
 * A buffer of one unsigned number a row: its offset, and the bytes of a number.
 *
 * @typedef {{ at: number, bytes: 1 | 2 | 4 }} Buffer
 */

/**
 * A column as it is packed (layers/page/wire.py), in one of three forms.
 *
 * @typedef {{ text: { at: number, size: number }, lengths: Buffer }} PackedText
 * @typedef {{ values: unknown[], codes?: Buffer }} PackedValues
 * @typedef {{ first: number, scale: number, codes: Buffer }} PackedNumbers
 */

const UNSIGNED = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array };

/** Return the bytes of a packed block. @param {string} packed */
function inflated(packed) {
  const bytes = Uint8Array.fromBase64?.(packed) ?? Uint8Array.from(atob(packed), (each) => each.charCodeAt(0));
  // a Blob would be handed to another process and back
  const { body } = new Response(bytes);
  return new Response(body?.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/**
 * Return the data in a packed block (layers/page/wire.py).
 *
 * DecompressionStream: Chrome 80, Firefox 113, Safari 16.4. Throws, in words for the reader, where that is missing,
 * and where the data has another format than this viewer reads: the two may come from different files. fromBase64 is
 * younger (Chrome 140, Firefox 133, Safari 18.2); without it, it takes longer.
 *
 * @param {string | Promise<ArrayBuffer>} packed  the block, or what it inflates to
 * @returns {Promise<Payload>}
 */
export async function unpack(packed) {
  if (typeof DecompressionStream === "undefined") throw new Error(t("old_browser"));
  const plain = new Uint8Array(await (typeof packed === "string" ? inflated(packed) : packed));
  const start = 4 + new DataView(plain.buffer).getUint32(0, true);
  const data = JSON.parse(new TextDecoder().decode(plain.subarray(4, start)));
  if (data.format !== FORMAT) throw new Error(t("other_format", { known: FORMAT, found: String(data.format) }));
  const { count, columns } = data.claims;
  return { ...data, claims: readTable(count, columns, plain.subarray(start)) };
}

/**
 * Return a buffer's numbers, one a row, out of their planes: the lowest byte of every number, then the next.
 *
 * @param {Buffer} buffer
 * @param {Uint8Array} buffers
 * @param {number} count
 * @returns {Codes}
 */
function numbers({ at, bytes }, buffers, count) {
  const found = new UNSIGNED[bytes](count);
  for (let plane = 0; plane < bytes; plane += 1) {
    const from = at + plane * count;
    const shift = 8 * plane;
    for (let i = 0; i < count; i += 1) found[i] |= buffers[from + i] << shift;
  }
  return found;
}

/**
 * @param {PackedText} packed
 * @param {Uint8Array} buffers
 * @param {number} count
 * @returns {RunningText}
 */
function runningText({ text, lengths }, buffers, count) {
  const all = new TextDecoder().decode(buffers.subarray(text.at, text.at + text.size));
  const ends = new Uint32Array(count);
  let end = 0;
  numbers(lengths, buffers, count).forEach((length, i) => {
    end += length;
    ends[i] = end;
  });
  return { all, ends, at: (row) => all.slice(row ? ends[row - 1] : 0, ends[row]) };
}

/**
 * @param {PackedValues} packed
 * @param {Uint8Array} buffers
 * @param {number} count
 * @returns {Dictionary<unknown>}
 */
function dictionary({ values, codes: packed }, buffers, count) {
  const codes = packed ? numbers(packed, buffers, count) : new Uint8Array(count);
  return { values, codes, at: (row) => values[codes[row]] };
}

/**
 * @param {PackedNumbers} packed
 * @param {Uint8Array} buffers
 * @param {number} count
 * @returns {Numbers}
 */
function stepped({ first, scale, codes }, buffers, count) {
  const steps = numbers(codes, buffers, count);
  return { at: (row) => (first + steps[row]) / scale };
}

/**
 * Return a column, read by the form that it is packed in.
 *
 * @param {PackedText | PackedValues | PackedNumbers} packed
 * @param {Uint8Array} buffers
 * @param {number} count
 */
function column(packed, buffers, count) {
  if ("text" in packed) return runningText(packed, buffers, count);
  if ("values" in packed) return dictionary(packed, buffers, count);
  return stepped(packed, buffers, count);
}

/**
 * Return the table of claims.
 *
 * @param {number} count
 * @param {Record<string, PackedText | PackedValues | PackedNumbers>} packed
 * @param {Uint8Array} buffers
 * @returns {Table}
 */
export function readTable(count, packed, buffers) {
  const columns = /** @type {Columns} */ (Object.fromEntries(
    Object.entries(packed).map(([name, each]) => [name, column(each, buffers, count)]),
  ));
  const { shape, lon, lat, ...fields } = columns;
  const named = Object.entries(fields);

  /** @param {number} index */
  function row(index) {
    /** @type {Record<string, unknown> & Shape} */
    const claim = { index, ...shape.at(index) };
    for (const [name, field] of named) claim[name] = field.at(index);
    if (lon && lat && (claim.mark === "point" || claim.mark === "ring")) {
      claim.anchors = [[lon.at(index), lat.at(index)]];
    }
    return /** @type {Claim} */ (/** @type {unknown} */ (claim));
  }
  return { count, columns, row };
}
