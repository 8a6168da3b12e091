// What is shown, told to the host, to the address and to whoever reads the page.

/** @import { Bridge, Parts, State, Store, View } from "../types.d.ts" */

/**
 * Create the report of the state.
 *
 * @param {Parts} parts
 * @param {Store} store
 * @param {{view(): View}} camera
 * @param {{follow(state: State): void}} links
 * @param {Bridge} bridge
 * @param {State} opening  what is told before anything has been laid out
 */
export function createReport(parts, store, camera, links, bridge, opening) {
  let state = opening;
  /** @type {string[]} */
  let asked = [];
  let times = 0;
  /** @type {((state: State) => void)[]} */
  const listeners = [];
  return {
    state: () => state,
    listen: (/** @type {(state: State) => void} */ listener) => void listeners.push(listener),
    /** Tell what is shown now; not what is laid out for paper. */
    tell() {
      if (parts.root.classList.contains("is-paper")) return;
      state = { ...store.state, view: camera.view() };
      parts.root.dataset.state = JSON.stringify(state);
      bridge.options.onSelectionComplete([parts.root.dataset.state, ...asked]);
      links.follow(state);
      for (const listener of listeners) listener(state);
    },
    /** Ask the host for the events behind the counts of some places. @param {string[]} places */
    ask(places) {
      times += 1;
      asked = [JSON.stringify({ places, times })];
      this.tell();
    },
  };
}
