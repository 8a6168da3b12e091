// Which page the evidence panel shows, and the pages that were left by a link on them, to come back to.

/** @import { Data, Store } from "../types.d.ts" */
/**
 * A page that is not a claim: a source, or the list of sources.
 *
 * @typedef {{kind: "source", id: string} | {kind: "sources"}} Page
 */

/**
 * Create the trail. A claim's page is the store's selected claim; every step tells the store, which draws anew.
 *
 * @param {Data} data
 * @param {Store} store
 */
export function createTrail(data, store) {
  /** @type {Page | null} */
  let page = null;
  let selected = store.select;
  /** @type {{page: Page | null, select: string | null}[]} */
  let left = [];
  /** @type {"on" | "back"} */
  let way = "on";

  function go(/** @type {Page | null} */ next, /** @type {string | null} */ select) {
    page = next;
    selected = select;
    if (select === store.select) store.tell();
    else store.choose(select);
    way = "on";
  }

  const leave = () => left.push({ page, select: store.select });

  const isHidden = (/** @type {string | null} */ id) => {
    const claim = data.byId.get(id);
    return claim !== undefined && !store.isVisible(claim.index);
  };

  /** @type {Store} the store for rows on a page: their claim takes the panel, and "back" comes back to the page */
  const inside = Object.create(store, {
    select: { get: () => (page ? null : store.select) },
    choose: {
      value: (/** @type {string | null} */ id) => {
        if (!id) return;
        leave();
        go(null, id);
      },
    },
  });

  return {
    inside,
    /** The page that is shown in place of a claim. */
    get page() {
      return page;
    },
    /** Whether the panel shows what it shows now by going back. */
    get way() {
      return way;
    },
    get canGoBack() {
      return left.length > 0;
    },
    /** The page as a word: "claim x", "source x", "sources", or nothing. */
    get shown() {
      if (page) return page.kind === "source" ? `source ${page.id}` : "sources";
      return store.select ? `claim ${store.select}` : "";
    },
    /** Take notice of the store, where somebody else may have chosen; what was chosen may have got hidden. */
    follow() {
      if (store.select === selected) return;
      if (store.select) page = null;
      if (!page) left = [];
      selected = store.select;
    },
    openSource(/** @type {string} */ id) {
      leave();
      go({ kind: "source", id }, store.select);
    },
    openSources() {
      left = [];
      go({ kind: "sources" }, null);
    },
    /** Go back to the page before, passing by claims that have been hidden since. */
    back() {
      let last = left.pop();
      while (last && isHidden(last.select)) last = left.pop();
      way = "back";
      go(last ? last.page : null, last ? last.select : null);
    },
    close() {
      left = [];
      go(null, null);
    },
  };
}
