import assert from "node:assert/strict";
import { readTable, unpack } from "../../../layers/web/data/decode.js";
import FORMAT from "../../../layers/web/data/format.json" with { type: "json" };
import { spoken } from "../spoken.js";

spoken("en");

/** The planes of unsigned numbers: the lowest byte of every number, then the next. */
const planes = (numbers, bytes) =>
  Array.from({ length: bytes }, (_, plane) => numbers.map((number) => Math.floor(number / 256 ** plane) % 256)).flat();

/** A column "shape" that every table has, and another, both packed into one buffer. */
function table(count, packed, buffer) {
  const columns = { shape: { values: [{ mark: "none" }] }, ...packed };
  return readTable(count, columns, Uint8Array.from(buffer));
}

const values = (column, count) => Array.from({ length: count }, (_, row) => column.at(row));

Deno.test("a column of one value needs no codes", () => {
  const { columns } = table(3, { actor: { values: ["ru"] } }, []);
  assert.deepEqual(values(columns.actor, 3), ["ru", "ru", "ru"]);
});

for (
  const [bytes, codes] of [
    [1, [0, 2, 1, 255]],
    [2, [0, 300, 256, 65535]],
    [4, [0, 70000, 16777216, 65536]],
  ]
) {
  Deno.test(`codes of ${bytes} bytes come out of their planes`, () => {
    const buffer = [9, 9, 9, ...planes(codes, bytes)];
    const { columns } = table(4, { actor: { values: [], codes: { at: 3, bytes } } }, buffer);
    assert.deepEqual([...columns.actor.codes], codes);
  });
}

Deno.test("a number that fills four bytes stays positive", () => {
  const { columns } = table(1, { lon: { first: 0, scale: 1, codes: { at: 0, bytes: 4 } } }, planes([4294967295], 4));
  assert.equal(columns.lon.at(0), 4294967295);
});

Deno.test("numbers are steps from the first, of a scale", () => {
  const packed = { lon: { first: -904000, scale: 10000, codes: { at: 0, bytes: 4 } } };
  const { columns } = table(3, packed, planes([0, 1, 1804000], 4));
  assert.deepEqual(values(columns.lon, 3), [-90.4, -90.3999, 90]);
});

Deno.test("running text is cut where each row ends, in UTF-16 units", () => {
  const texts = ["Señor", "", "🚢 ship", "end"];
  const bytes = new TextEncoder().encode(texts.join(""));
  const lengths = texts.map((text) => text.length);
  const packed = { statement: { text: { at: 0, size: bytes.length }, lengths: { at: bytes.length, bytes: 1 } } };
  const { columns } = table(4, packed, [...bytes, ...planes(lengths, 1)]);
  assert.deepEqual(values(columns.statement, 4), texts);
});

Deno.test("a table without rows has columns all the same", () => {
  const { count, columns } = table(0, { id: { values: [], codes: { at: 0, bytes: 1 } } }, []);
  assert.equal(count, 0);
  assert.deepEqual(columns.id.values, []);
});

const POINTS = {
  id: { values: ["a", "b"], codes: { at: 0, bytes: 1 } },
  shape: { values: [{ mark: "point" }, { mark: "area", polygons: [] }], codes: { at: 0, bytes: 1 } },
  lon: { first: -60, scale: 1, codes: { at: 0, bytes: 1 } },
  lat: { first: 10, scale: 1, codes: { at: 0, bytes: 1 } },
};

Deno.test("a row is a whole record with its number; a point has its position as anchor", () => {
  const { row } = readTable(2, POINTS, Uint8Array.from([0, 1]));
  assert.deepEqual(row(0), { index: 0, mark: "point", id: "a", anchors: [[-60, 10]] });
});

Deno.test("what is no point has no position of the columns", () => {
  const { row } = readTable(2, POINTS, Uint8Array.from([0, 1]));
  assert.deepEqual(row(1), { index: 1, mark: "area", polygons: [], id: "b" });
});

/** A packed block, as layers/page/wire.py writes it. */
async function packed(document, buffer) {
  const header = new TextEncoder().encode(JSON.stringify(document));
  const plain = new Uint8Array(4 + header.length + buffer.length);
  new DataView(plain.buffer).setUint32(0, header.length, true);
  plain.set(header, 4);
  plain.set(buffer, 4 + header.length);
  const zipped = await new Response(new Blob([plain]).stream().pipeThrough(new CompressionStream("gzip"))).bytes();
  return btoa(String.fromCharCode(...zipped));
}

Deno.test("a packed block gives the document with its claims as a table", async () => {
  const document = {
    format: FORMAT,
    digest: "d1",
    theatre: { title: "Título" },
    claims: { count: 2, columns: POINTS },
  };
  const data = await unpack(await packed(document, [0, 1]));
  assert.equal(data.theatre.title, "Título");
  assert.equal(data.claims.count, 2);
  assert.equal(data.claims.row(1).id, "b");
});

Deno.test("a browser that lacks fromBase64 reads the same", async () => {
  const { fromBase64 } = Uint8Array;
  const block = await packed({ format: FORMAT, claims: { count: 2, columns: POINTS } }, [0, 1]);
  const read = async () => (await unpack(block)).claims.row(1);
  const now = await read();
  try {
    delete Uint8Array.fromBase64;
    assert.deepEqual(await read(), now);
  } finally {
    Uint8Array.fromBase64 = fromBase64;
  }
});

Deno.test("a damaged block is an error, not half a theatre", async () => {
  const whole = await packed({ format: FORMAT, claims: { count: 2, columns: POINTS } }, [0, 1]);
  await assert.rejects(unpack(whole.slice(0, whole.length / 2)));
});

for (const format of [FORMAT + 1, FORMAT - 1, String(FORMAT), undefined]) {
  Deno.test(`data of format ${JSON.stringify(format)} is refused with a line, before its table is read`, async () => {
    const document = { format, claims: "laid out otherwise" };
    const said = `its data has format ${format}, this viewer reads format ${FORMAT}. Open the file as it was written.`;
    await assert.rejects(unpack(await packed(document, [])), { message: said });
  });
}
