// The address that carries a state: the query of the app's address, the part after "#" of a snapshot's.

import { asLink, fromLink, NAMES } from "../data/link.js";
import { homeState } from "../data/state.js";
import { copyText } from "../dom/copy.js";
import { el, said } from "../dom/element.js";
import { showNotice } from "../dom/notice.js";
import { t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { embedCode } from "./embed.js";
import { outerWindow } from "./host.js";

/** @import { Data, Parts, State, View } from "../types.d.ts" */
/** @typedef {[name: string, text: string][]} Parameters */

// milliseconds without a change before the address follows
const PAUSE = 300;
// letters of what is ignored that a notice repeats
const REPEATED = 120;

/** Return parameters as they stand in an address; commas stay readable. @param {Parameters} parameters */
export const query = (parameters) =>
  parameters.map(([name, text]) => `${name}=${encodeURIComponent(text).replace(/%2C/g, ",")}`).join("&");

/** Return a snapshot's address with these parameters. @param {string} address @param {Parameters} parameters */
export const withHash = (address, parameters) =>
  address.split("#")[0] + (parameters.length ? `#${query(parameters)}` : "");

/**
 * Return the app's address with these parameters of ours, behind what else its query has.
 *
 * @param {string} address
 * @param {Parameters} parameters
 */
export function withQuery(address, parameters) {
  const url = new URL(address);
  NAMES.forEach((name) => url.searchParams.delete(name));
  url.search = query([...url.searchParams, ...parameters]);
  return url.href;
}

/** Let the address of a snapshot be another; some viewers of files do not let them have one of their own. */
function replaceAddress(/** @type {string} */ address) {
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // the address stays what it was
  }
}

/**
 * Remember the view that was asked for while the map shows it, fitted into this window: a link then has it unchanged.
 * `asked` is that view, `fitted` what the map showed of it first, `last` what it shows now.
 */
function createAskedView() {
  /** @type {{asked: View | null, fitted: string | null, last: string | null}} */
  const held = { asked: null, fitted: null, last: null };
  return {
    /** A view is asked for, and shown as `fitted` as soon as that is known. */
    ask(/** @type {View} */ asked, /** @type {View | null} */ fitted = null) {
      held.asked = asked;
      held.fitted = fitted && String(fitted);
    },
    follow(/** @type {View} */ view) {
      held.last = String(view);
      held.fitted ??= held.last;
    },
    /** The state with the view that was asked for. @param {State} state @returns {State} */
    restored: (state) => held.asked && String(state.view) === held.fitted ? { ...state, view: held.asked } : state,
    hold(/** @type {() => void} */ move) {
      const asIs = held.fitted === held.last;
      move();
      if (asIs) held.fitted = held.last;
    },
  };
}

/**
 * Keep the address of a snapshot in step with its state, and copy links. In the app Python keeps the address.
 *
 * @param {Parts} parts
 * @param {Data} data
 * @param {State} opened
 */
export function createAddress(parts, data, opened) {
  // a snapshot names its maker in its head; the app's frame has no head of its own
  const file = document.head.querySelector('meta[name="generator"]') !== null;
  const outer = file ? null : outerWindow();
  const openings = file ? [opened, homeState(data)] : [homeState(data)];
  const view = createAskedView();
  let waiting = 0;

  /** Return the state that the address asks for, and say what of it is ignored. */
  function read() {
    if (!file || location.hash.length <= 1) return opened;
    const { state, ignored } = fromLink(data, new URLSearchParams(location.hash.slice(1)), opened);
    if (ignored.length) say(t("link_ignored", { what: ignored.join(" · ").slice(0, REPEATED) }));
    return state;
  }

  /** Show one line over the map. */
  function say(/** @type {string} */ words) {
    showNotice(parts.notice, el("p", {}, said(words)));
    parts.live.textContent = words;
  }

  function address(/** @type {State} */ state) {
    const parameters = asLink(data, view.restored(state), openings);
    return outer ? withQuery(outer.location.href, parameters) : withHash(location.href, parameters);
  }

  const copy = (/** @type {string} */ words) =>
    copyText(words, (...children) => showNotice(parts.notice, ...children), parts.live);

  const opening = read();
  view.ask(opening.view);
  return {
    opening,
    isFile: file,
    /** The state changed: bring the address in step, soon. */
    follow(/** @type {State} */ state) {
      view.follow(state.view);
      if (!file) return;
      clearTimeout(waiting);
      waiting = window.setTimeout(() => replaceAddress(address(state)), PAUSE);
    },
    /** Do what moves the map without the reader: a view that is as it was asked for stays that. */
    hold: view.hold,
    /** Change the address as a reader does; one that is to follow what was shown before no longer does. */
    visit(/** @type {string} */ hash) {
      clearTimeout(waiting);
      location.hash = hash;
    },
    /** Whenever the reader changes the address, call `go` with the state it asks for; it returns the view as fitted. */
    listen(/** @type {(state: State) => View} */ go) {
      if (!file) return;
      window.addEventListener("hashchange", () => {
        const state = read();
        view.ask(state.view);
        view.ask(state.view, go(state));
      });
    },
    address,
    copy: (/** @type {State} */ state) => copy(address(state)),
    /** Copy the code that puts the state into another page; null in the app, which no other page can show. */
    copyCode: file
      ? (/** @type {State} */ state) => copy(embedCode(address(state), String(text(data.theatre, "title").text)))
      : null,
  };
}
