import assert from "node:assert/strict";
import es from "../../../layers/messages/es.json" with { type: "json" };
import { signs } from "../../../layers/web/shell/help.js";
import { listed, listenToKeys, wanted } from "../../../layers/web/shell/keys.js";
import { spoken } from "../spoken.js";

const state = { open: false, dark: false };
const key = (key, label, when) => ({ key, label: () => label, act() {}, when });
const TABLE = [
  key("Escape", "close", () => state.open),
  key("?", "keys"),
  key(null, "lighten", () => state.dark),
  key("b", "brief"),
  key("ArrowRight", "next", () => state.open),
  key("PageDown", "next"),
  key("Escape", "leave"),
];

/** What a key does in a state. */
function does(pressed, now = {}) {
  Object.assign(state, { open: false, dark: false }, now);
  return wanted(TABLE, pressed)?.label();
}

Deno.test("the first part that wants a key has it", () => {
  assert.equal(does("Escape", { open: true }), "close");
  assert.equal(does("Escape"), "leave");
});

Deno.test("letters count whatever their case, other keys as they are", () => {
  assert.equal(does("B"), "brief");
  assert.equal(does("pagedown"), undefined);
});

Deno.test("any key lightens a dark screen, but those before it", () => {
  assert.equal(does("x", { dark: true }), "lighten");
  assert.equal(does("Escape", { dark: true }), "lighten");
  assert.equal(does("?", { dark: true }), "keys");
});

Deno.test("keys are listed once, with what they do now", () => {
  Object.assign(state, { open: false, dark: true });
  assert.deepEqual(listed(TABLE).map(({ key, label }) => `${key} ${label}`), [
    "? keys",
    "b brief",
    "PageDown next",
    "Escape leave",
  ]);
});

Deno.test("keys that do the same are in one row, by their signs", () => {
  state.open = true;
  assert.deepEqual(signs(listed(TABLE)), [
    ["close", ["Esc"]],
    ["keys", ["?"]],
    ["brief", ["B"]],
    ["next", ["→", "Page Down"]],
  ]);
});

Deno.test("a key says what it does by a message, or in words", () => {
  spoken("es");
  const said = listed([{ key: "t", label: "time" }, { key: "1", label: () => "Mar" }]);
  assert.deepEqual(said, [{ key: "t", label: es.time }, { key: "1", label: "Mar" }]);
});

/** A key press as a page gets it, and whether the table took it. */
function press(more) {
  const [document, window] = [new EventTarget(), new EventTarget()];
  Object.assign(globalThis, { document, window: Object.assign(window, { parent: window }) });
  let done = 0;
  listenToKeys([{ key: "b", label: "brief", act: () => done += 1 }]);
  const event = Object.assign(new Event("keydown", { cancelable: true }), { key: "b", ...more });
  document.dispatchEvent(event);
  for (const name of ["document", "window"]) delete globalThis[name];
  return [done, event.defaultPrevented];
}

for (const held of ["ctrlKey", "metaKey", "altKey"]) {
  Deno.test(`the browser's own keys stay its own: ${held}`, () => {
    assert.deepEqual(press({}), [1, true]);
    assert.deepEqual(press({ [held]: true }), [0, false]);
  });
}

Deno.test("in a text field only the keys that are meant for it too are heard", () => {
  const table = [key("PageDown", "scroll"), { ...key("PageDown", "next", () => state.open), typing: true }];
  const typed = (now) => wanted(table, "PageDown", Object.assign(state, now) && true)?.label();
  assert.equal(typed({ open: true }), "next");
  assert.equal(typed({ open: false }), undefined);
});
