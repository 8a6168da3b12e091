// A state as a link, and back: the query of the app's address, the part after "#" of a snapshot's. layers/state.py reads
// and writes the same.
"use strict";

(function (posture) {
  const { el, said, t } = posture;
  const NAMES = ["layers", "view", "select", "scene", "assertion", "actor", "source", "search", "until", "theme", "symbols", "lang", "brief"];
  const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
  const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
  const OFFERED = { theme: ["light", "dark", "print"], symbols: ["nationality", "2525"] };
  const FARTHEST = 540;
  const PAUSE = 300;
  const TOLD = 120;

  /** Every parameter of a link to the state, as text. */
  const written = (state) => ({
    layers: state.layers.join(","),
    view: state.view.map((degrees) => Number(degrees.toPrecision(6))).join(","),
    select: state.select || "",
    scene: state.scene || "",
    assertion: state.filters.assertions.join(","),
    actor: state.filters.actors.join(","),
    source: state.filters.sources.join(","),
    search: state.filters.search,
    until: state.until || "",
    theme: state.theme,
    symbols: state.symbols,
    lang: state.language || "",
    brief: state.brief ? "1" : "",
  });

  /** The state a theatre opens with. */
  posture.home = (data) => ({
    layers: data.layers.filter((layer) => layer.on).map((layer) => layer.id), view: data.theatre.view, select: null,
    theme: "light", symbols: "nationality", scene: null, filters: posture.EVERYTHING, until: null, language: null, brief: false,
  });

  /** What a link starts from: a state, or what a scene brings in its place. */
  function start(data, opening, id) {
    const scene = data.scene.get(id);
    if (!scene) return { ...opening, scene: null };
    const { layers, view, filters } = scene;
    return { ...opening, select: null, until: null, layers, view: view || data.theatre.view, filters: { ...posture.EVERYTHING, ...filters }, scene: id };
  }

  /** The parameters of a link to a state, [name, text], without what is as in each of the states it may be opened over. */
  posture.asLink = (data, state, openings = [posture.home(data)]) => {
    const texts = written(state);
    if (openings.length > 1 && NAMES.every((name) => texts[name] === written(openings[0])[name])) return [];
    const starts = openings.map((opening) => written(start(data, opening, state.scene)));
    const needed = (name) => name === "scene" ? openings.some(({ scene }) => scene || state.scene) : starts.some((each) => each[name] !== texts[name]);
    return NAMES.filter(needed).map((name) => [name, texts[name]]);
  };

  function date(text) {
    const [, year, month, day] = DATE.exec(text) || [];
    const [y, m, d] = [Number(year), Number(month || 1), Number(day || 1)];
    const at = new Date(Date.UTC(y, m - 1, d));
    at.setUTCFullYear(y, m - 1, d);
    return y > 0 && at.getUTCMonth() === m - 1 && at.getUTCDate() === d ? text : undefined;
  }

  function box(text) {
    const found = text.split(",").map((part) => (NUMBER.test(part) ? Number(part) : NaN));
    const [west, south, east, north] = found;
    const there = found.length === 4 && found.every(Number.isFinite) && south >= -90 && south < north && north <= 90;
    return there && west !== east && Math.max(Math.abs(west), Math.abs(east)) <= FARTHEST ? found : undefined;
  }

  /** The state that a link's parameters (URLSearchParams) ask for over an opening one, and what is not on offer. */
  posture.fromLink = (data, parameters, opening = posture.home(data)) => {
    const ignored = [];
    const refuse = (name, text) => ignored.push(`${name}=${text}`);
    /** What a parameter says, read; `other` where it is not given or makes no sense. */
    function one(name, read, other) {
      const text = parameters.get(name);
      if (text === null) return other;
      const value = read(text);
      if (value === undefined) refuse(name, text);
      return value === undefined ? other : value;
    }
    /** A list's known members, in the order of what is on offer. */
    function many(name, known, other) {
      const text = parameters.get(name);
      if (text === null) return other;
      const asked = text.split(",").filter(Boolean);
      const strange = asked.filter((id) => !known.includes(id));
      if (strange.length) refuse(name, strange.join(","));
      const kept = asked.filter((id) => known.includes(id));
      return strange.length && !kept.length ? other : [...new Set(kept)];
    }
    const among = (list) => (text) => (list.includes(text) ? text : undefined);
    const orNone = (read) => (text) => (text ? read(text) : null);
    const ids = (list) => list.map((each) => each.id);

    const scene = one("scene", orNone((text) => (data.scene.has(text) ? text : undefined)), undefined);
    const from = scene === undefined ? opening : start(data, opening, scene);
    const on = many("layers", ids(data.layers), from.layers);
    const layers = ids(data.layers).filter((id) => on.includes(id));
    const shows = (id) => {
      const claim = data.byId.get(id);
      return claim && [claim.layer, ...claim.needs].every((layer) => layers.includes(layer)) ? id : undefined;
    };
    const state = {
      layers,
      view: one("view", box, from.view),
      select: one("select", orNone(shows), orNone(shows)(from.select) || null),
      theme: one("theme", among(OFFERED.theme), from.theme),
      symbols: one("symbols", among(OFFERED.symbols), from.symbols),
      scene: from.scene,
      filters: {
        assertions: many("assertion", ids(data.words.assertions), from.filters.assertions),
        actors: many("actor", ids(data.actors), from.filters.actors),
        sources: many("source", ids(data.sources), from.filters.sources),
        search: one("search", String, from.filters.search),
      },
      until: one("until", orNone(date), from.until),
      language: one("lang", orNone(among(posture.languages())), from.language),
      brief: one("brief", (text) => text === "1", from.brief),
    };
    return { state, ignored };
  };

  const query = (pairs) => pairs.map(([name, text]) => `${name}=${encodeURIComponent(text).replace(/%2C/g, ",")}`).join("&");

  /** Keep the address of a snapshot in step with its state, and copy links. In the app Python keeps the address. */
  posture.links = (parts, data, opened) => {
    // a snapshot names its maker in its head; the app's frame has no head of its own
    const file = document.head.querySelector('meta[name="generator"]') !== null;
    const outer = file ? null : posture.around();
    const openings = file ? [opened, posture.home(data)] : [posture.home(data)];
    let now = { state: opened, ignored: [] };
    let first = null;
    let last = null;
    let waiting = 0;

    function read() {
      now = file && location.hash.length > 1
        ? posture.fromLink(data, new URLSearchParams(location.hash.slice(1)), opened) : { state: opened, ignored: [] };
      first = null;
      if (now.ignored.length) tell(t("link_ignored", { what: now.ignored.join(" · ").slice(0, TOLD) }));
      return now.state;
    }

    /** Show one line over the map. */
    function tell(text) {
      posture.notice(parts.notice, el("p", {}, said(text)));
      parts.live.textContent = text;
    }

    /** The state with the view that was asked for, while the map shows it fitted into this window. */
    const asked = (state) => (String(state.view) === first ? { ...state, view: now.state.view } : state);

    function address(state) {
      const text = query(posture.asLink(data, asked(state), openings));
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
      copy: (state) => posture.copy(address(state), (...children) => posture.notice(parts.notice, ...children), parts.live),
    };
  };
})(window.posture);
