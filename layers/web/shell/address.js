// The address that carries a state: the query of the app's address, the part after "#" of a snapshot's.

import { asLink, fromLink, NAMES } from "../data/link.js";
import { homeState } from "../data/state.js";
import { copyText } from "../dom/copy.js";
import { el, said } from "../dom/element.js";
import { showNotice } from "../dom/notice.js";
import { t } from "../words/messages.js";
import { outerWindow } from "./host.js";

const PAUSE = 300;
const TOLD = 120;

const query = (pairs) =>
  pairs.map(([name, text]) => `${name}=${encodeURIComponent(text).replace(/%2C/g, ",")}`).join("&");

/** Keep the address of a snapshot in step with its state, and copy links. In the app Python keeps the address. */
export function createAddress(parts, data, opened) {
  // a snapshot names its maker in its head; the app's frame has no head of its own
  const file = document.head.querySelector('meta[name="generator"]') !== null;
  const outer = file ? null : outerWindow();
  const openings = file ? [opened, homeState(data)] : [homeState(data)];
  let now = { state: opened, ignored: [] };
  let first = null;
  let last = null;
  let waiting = 0;

  function read() {
    now = file && location.hash.length > 1
      ? fromLink(data, new URLSearchParams(location.hash.slice(1)), opened)
      : { state: opened, ignored: [] };
    first = null;
    if (now.ignored.length) tell(t("link_ignored", { what: now.ignored.join(" · ").slice(0, TOLD) }));
    return now.state;
  }

  /** Show one line over the map. */
  function tell(text) {
    showNotice(parts.notice, el("p", {}, said(text)));
    parts.live.textContent = text;
  }

  /** The state with the view that was asked for, while the map shows it fitted into this window. */
  const asked = (state) => (String(state.view) === first ? { ...state, view: now.state.view } : state);

  function address(state) {
    const text = query(asLink(data, asked(state), openings));
    if (!outer) return location.href.split("#")[0] + (text && `#${text}`);
    const url = new URL(outer.location.href);
    NAMES.forEach((name) => url.searchParams.delete(name));
    const others = query([...url.searchParams]);
    url.search = [others, text].filter(Boolean).join("&");
    return url.href;
  }

  return {
    opening: read(),
    /** The state changed: bring the address in step, soon. */
    follow(state) {
      last = String(state.view);
      first = first || last;
      if (!file) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        try {
          history.replaceState(history.state, "", address(state));
        } catch {
          // some viewers of files do not let them have an address of their own
        }
      }, PAUSE);
    },
    /** Do what moves the map without the reader: a view that is as it was asked for stays that. */
    hold(move) {
      const asIs = first === last;
      move();
      if (asIs) first = last;
    },
    /** Whenever the reader changes the address, call `go` with the state it asks for; it returns the view as fitted. */
    listen(go) {
      if (!file) return;
      window.addEventListener("hashchange", () => {
        first = String(go(read()));
      });
    },
    copy: (state) => copyText(address(state), (...children) => showNotice(parts.notice, ...children), parts.live),
  };
}
