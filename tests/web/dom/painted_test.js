import assert from "node:assert/strict";
import { painted } from "../../../layers/web/dom/painted.js";

/** Wait in a document that is hidden or seen, whose frames come by hand. Returns what has come, and the next frame. */
function waiting(hidden) {
  const frames = [];
  const done = { yet: false };
  globalThis.document = { hidden };
  globalThis.requestAnimationFrame = (callback) => frames.push(callback);
  const promise = painted().then(() => (done.yet = true));
  return { done, promise, frame: () => frames.splice(0).forEach((callback) => callback()) };
}

const aTask = () => new Promise((resolve) => setTimeout(resolve, 5));

Deno.test("what is drawn has been painted when a second frame has passed", async () => {
  const { done, promise, frame } = waiting(false);
  frame();
  await aTask();
  assert.equal(done.yet, false);
  frame();
  await aTask();
  assert.equal(done.yet, true);
  await promise;
});

Deno.test("a hidden window, which paints nothing, is not waited for", async () => {
  const { done } = waiting(true);
  await Promise.resolve().then(() => {});
  assert.equal(done.yet, true);
});

Deno.test("a frame out of sight that paints nothing keeps nobody waiting for long", async () => {
  const { promise } = waiting(false);
  const begun = performance.now();
  await promise;
  assert.ok(performance.now() - begun < 1000);
});
