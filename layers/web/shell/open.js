// Put the parts together: open a theatre on a map, keep everything in step with the store, tell the host.

import { createCards } from "../cards/cards.js";
import { createListing } from "../cards/listing.js";
import { indexed } from "../data/claims.js";
import { unpack } from "../data/decode.js";
import { nearLongitude } from "../data/shapes.js";
import { createStore } from "../data/store.js";
import { el, setChildren } from "../dom/element.js";
import { drawBasemap } from "../map/basemap.js";
import { createCamera, magnification } from "../map/camera.js";
import { createDots } from "../map/dots.js";
import { createInset } from "../map/inset.js";
import { createLabels } from "../map/labels.js";
import { createMarks } from "../map/marks.js";
import { createScale } from "../map/scale.js";
import { createSpots } from "../map/spots.js";
import { textureDefinitions } from "../map/textures.js";
import { createEvidence } from "../panels/evidence.js";
import { createFind } from "../panels/find.js";
import { createLegend } from "../panels/legend.js";
import { drawNarrowed } from "../panels/narrowed.js";
import { createTime } from "../panels/time.js";
import { currentLanguage, setTheatreLanguage, speak } from "../words/language.js";
import { t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { createAddress } from "./address.js";
import { createBrief } from "./brief.js";
import { createFocus } from "./focus.js";
import { drawFoot } from "./foot.js";
import { buildFrame, nameParts } from "./frame.js";
import { drawHeading } from "./heading.js";
import { createKeys } from "./keys.js";
import { createPrint } from "./print.js";
import { createScenes } from "./scenes.js";
import { addSkipLinks } from "./skip.js";

const MARGIN = 10;
const CROWDED = 960;
// the basemap is drawn to a pixel up to zoom 8; dots that lie close together may be taken further apart
const [FARTHEST, CLOSEST, CLOSEST_DOTS] = [1, 8, 10];

/** The part of the map that no panel covers, in container pixels. */
function clear(parts) {
  const stage = parts.map.getBoundingClientRect();
  const frame = { left: MARGIN, top: MARGIN, right: stage.width - MARGIN, bottom: stage.height - MARGIN };
  if (parts.root.classList.contains("is-paper")) return frame;
  for (const panel of [...parts.panels, parts.caption]) {
    const box = panel.getBoundingClientRect();
    if (panel.hidden || !box.width) continue;
    const wide = box.width > stage.width * 0.6;
    if (wide || panel.classList.contains("is-folded")) {
      if ((box.top + box.bottom) / 2 - stage.top > stage.height / 2) {
        frame.bottom = Math.min(frame.bottom, box.top - stage.top - MARGIN);
      } else frame.top = Math.max(frame.top, box.bottom - stage.top + MARGIN);
    } else if (box.left - stage.left > stage.width / 2) {
      frame.right = Math.min(frame.right, box.left - stage.left - MARGIN);
    } else frame.left = Math.max(frame.left, box.right - stage.left + MARGIN);
  }
  return frame;
}

/** The map's own controls and a notice over it, in container pixels: cards and names keep off them. */
function controls(parts) {
  const stage = parts.map.getBoundingClientRect();
  return [...parts.map.querySelectorAll(".leaflet-control"), ...(parts.notice.hidden ? [] : [parts.notice])].map(
    (control) => {
      const box = control.getBoundingClientRect();
      return {
        left: box.left - stage.left,
        top: box.top - stage.top,
        right: box.right - stage.left,
        bottom: box.bottom - stage.top,
      };
    },
  );
}

/** Where the map stands to show west, south, east, north inside the frame, as large as quarter zoom steps allow. */
function seat(map, parts, [west, south, east, north], centre) {
  const frame = clear(parts);
  const size = map.getSize();
  const start = nearLongitude(west, centre - 0.001);
  const bounds = L.latLngBounds([south, start], [north, start + ((((east - west) % 360) + 360) % 360 || 360)]);
  const room = L.point(Math.max(80, frame.right - frame.left), Math.max(80, frame.bottom - frame.top));
  const [a, b] = [map.project(bounds.getNorthWest(), 0), map.project(bounds.getSouthEast(), 0)];
  const exact = Math.log2(Math.min(room.x / (b.x - a.x), room.y / (b.y - a.y)));
  // a view that was just read off this map must come back as it was, not a quarter step smaller
  const zoom = Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), Math.floor((exact + 0.005) * 4) / 4));
  const middle = map.project(bounds.getNorthWest(), zoom).add(map.project(bounds.getSouthEast(), zoom)).divideBy(2);
  const shift = L.point((frame.left + frame.right - size.x) / 2, (frame.top + frame.bottom - size.y) / 2);
  return { at: map.unproject(middle.subtract(shift), zoom), zoom };
}

/** The view inside the frame as west, south, east, north. */
function view(map, { left, right, top, bottom }) {
  const round = (x) => Math.round(x * 1000) / 1000;
  const turn = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
  // on a small screen the panels may leave nothing free, and lie over each other
  const a = map.containerPointToLatLng([Math.min(left, right - 1), Math.min(top, bottom - 1)]);
  const b = map.containerPointToLatLng([Math.max(right, left + 1), Math.max(bottom, top + 1)]);
  const whole = b.lng - a.lng >= 360;
  return [
    round(whole ? -180 : turn(a.lng)),
    round(Math.max(-90, b.lat)),
    round(whole ? 180 : turn(b.lng)),
    round(Math.min(90, a.lat)),
  ];
}

/** Say in the page which language it is in. */
function markLanguage() {
  const page = document.documentElement;
  // a browser works out all styles anew whenever this is set, also to what it was
  if (page.lang !== currentLanguage()) page.lang = currentLanguage();
}

function start(map, parts, data, opening, bridge) {
  const [west, , east] = data.theatre.view;
  const centre = west <= east ? (west + east) / 2 : nearLongitude((west + east + 360) / 2, 0);
  const links = createAddress(parts, data, opening);
  const store = createStore(data, links.opening);
  speak(store.language);
  markLanguage();
  parts.root.append(textureDefinitions(data));
  parts.root.dataset.theme = store.theme;
  setTheatreLanguage(data.theatre.language);
  drawHeading(parts, data.theatre);
  const skip = addSkipLinks(parts);
  map.setView([0, centre], 3, { animate: false });
  map.setMinZoom(FARTHEST);
  map.setMaxZoom(data.dotted ? CLOSEST_DOTS : CLOSEST);
  const camera = createCamera(map, parts, {
    frame: () => clear(parts),
    seat: (wanted) => seat(map, parts, wanted, centre),
    view: () => view(map, clear(parts)),
    follows: () => store.brief || Boolean(store.scene),
  });

  const list = createListing(map, data, store, () => clear(parts));
  const spots = createSpots(data, store);
  const cards = createCards(map, data, centre, store, spots, list);
  const names = createLabels(map, data, centre);
  const dots = createDots(map, data, centre, store, { list, fit: (view) => camera.show(view) });
  const marks = createMarks(
    map,
    data,
    centre,
    store,
    spots,
    (rows, event) => (event && dots.press(event)) || store.choose(data.claim(rows[0]).id),
  );
  const keep = createFocus(parts, map);
  const copyLink = () => links.copy(state);
  const legend = createLegend(parts.legend, data, store, copyLink);
  const evidence = createEvidence(parts.evidence, data, store, parts.live);
  const find = createFind(parts, data, store, evidence);
  const time = createTime(parts, data, store);
  let ready = false;
  let frame = null;

  function place() {
    if (!ready || camera.isMoving()) return;
    const refocus = keep();
    frame = clear(parts);
    parts.map.style.setProperty("--p-left", `${frame.left - MARGIN}px`);
    parts.map.style.setProperty("--p-bottom", `${parts.map.clientHeight - MARGIN - frame.bottom}px`);
    inset();
    const shown = map.getBounds();
    legend.lines(
      data.basemap.some((id) =>
        data.places[id].lines &&
        data.places[id].anchors.some(([lon, lat]) => shown.contains([lat, nearLongitude(lon, centre)]))
      ),
    );
    const laid = dots.layout(frame, cards.layout(frame, controls(parts)));
    legend.clusters(dots.clusters().length > 0);
    names(frame, laid.taken, magnification(parts.root));
    drawFoot(parts, data, store, laid, evidence.openSources);
    refocus();
  }

  let state = null;

  function report() {
    if (!ready || camera.isMoving() || parts.root.classList.contains("is-paper")) return;
    state = { ...store.state, view: camera.view() };
    parts.root.dataset.state = JSON.stringify(state);
    bridge.options.onSelectionComplete([parts.root.dataset.state]);
    links.follow(state);
  }

  /** Lay everything out for a sheet of paper, and back. */
  function paper() {
    let before = null;
    return {
      enter() {
        if (before) return;
        before = { view: camera.view(), folded: legend.isFolded() };
        parts.root.classList.add("is-paper");
        delete parts.root.dataset.brief;
        parts.root.dataset.theme = "print";
        legend.setFolded(false);
        camera.show(before.view);
      },
      leave() {
        if (!before) return;
        parts.root.classList.remove("is-paper");
        if (store.brief) parts.root.dataset.brief = "true";
        parts.root.dataset.theme = store.theme;
        legend.setFolded(before.folded);
        camera.show(before.view);
        before = null;
      },
    };
  }

  store.moved = () => {
    place();
    report();
  };
  const zoomControl = map.zoomControl;
  if (zoomControl) zoomControl.setPosition("bottomleft");
  const scale = createScale(map);
  const inset = createInset(map, data, centre, store);

  // where there is no room for both panels the evidence has it, and gives it back
  let yielded = false;
  function share() {
    const crowded = (evidence.isOpen() || find.isOpen()) &&
      parts.root.clientWidth <= CROWDED * magnification(parts.root);
    if (crowded && !legend.isFolded()) {
      yielded = true;
      legend.setFolded(true);
    } else if (!crowded && yielded) {
      yielded = false;
      legend.setFolded(false);
    }
  }

  let previous = new Set(store.layers);
  store.listen(() => {
    const refocus = keep();
    markLanguage();
    parts.root.dataset.theme = store.theme;
    nameParts(parts);
    skip();
    drawHeading(parts, data.theatre);
    scale();
    brief.draw();
    legend.draw();
    evidence.draw();
    const moved = find.draw();
    time.draw();
    drawNarrowed(parts, data, store);
    scenes.draw();
    share();
    list.draw();
    marks();
    dots.draw();
    store.moved();
    if (!moved) refocus();
    const now = new Set(store.layers);
    const changed = data.layers.filter((layer) => now.has(layer.id) !== previous.has(layer.id));
    if (changed.length) {
      parts.live.textContent = changed.map((layer) =>
        t(now.has(layer.id) ? "layer_on" : "layer_off", { label: text(layer, "label").text })
      ).join(", ");
    }
    previous = now;
  });

  const keys = createKeys();
  const brief = createBrief(parts, { data, store, camera, legend, evidence, keys });
  const scenes = createScenes(parts, { data, store, camera, keys, leave: brief.leave });
  legend.setFolded(legend.isFolded());
  brief.draw();
  legend.draw();
  evidence.draw();
  find.draw();
  time.draw();
  scenes.draw();
  drawNarrowed(parts, data, store);
  share();
  drawFoot(parts, data, store, { outside: 0, crowded: 0 }, evidence.openSources);
  camera.show(links.opening.view);
  drawBasemap(map, data, centre);
  marks();
  ready = true;
  store.moved();
  let resizing = false;
  map.on("moveend resize", () => resizing || store.moved());
  // Leaflet would keep the centre to the nearest pixel only, and drift
  new ResizeObserver(() => {
    if (!camera.resized()) {
      const [middle, zoom] = [map.getCenter(), map.getZoom()];
      resizing = true;
      map.invalidateSize({ animate: false, pan: false });
      resizing = false;
      links.hold(() => map.setView(middle, zoom, { reset: true }));
    }
    if (!parts.root.classList.contains("is-paper")) {
      parts.foot.style.minHeight = `${parts.foot.getBoundingClientRect().height}px`;
    }
  }).observe(parts.map);
  let noticed = false;
  new ResizeObserver(() => {
    if (noticed === !parts.notice.hidden) return;
    noticed = !noticed;
    store.moved();
  }).observe(parts.notice);
  // the foot keeps the lines that it needed once, or a word more in it would move the map
  window.addEventListener("resize", () => (parts.foot.style.minHeight = ""));
  map.on("click", (event) => dots.press(event) || (store.select && store.choose(null)));
  keys.on("Escape", () => t("close"), list.close, list.isOpen);
  data.layers.slice(0, 10).forEach((layer, index) =>
    keys.on(String((index + 1) % 10), () => text(layer, "label").text, () => store.toggle(layer.id))
  );
  keys.on("Escape", () => t("close"), evidence.close, evidence.isOpen);
  find.keys(keys);
  time.keys(keys);
  keys.on("c", () => t("copy_link"), copyLink);
  brief.lastKeys();
  scenes.lastKeys();
  links.listen((next) => {
    camera.show(next.view, { change: () => store.load(next) });
    return camera.view();
  });
  createPrint(parts.print, data, store, paper(), () => state);

  function obey(command) {
    if (command.language) store.style({ language: command.language });
    if (!("select" in command)) return;
    store.choose(command.select);
    const claim = data.byId.get(store.select);
    const bounds = claim && marks.bounds(claim);
    if (!bounds || dots.shows(claim, clear(parts)) || parts.map.querySelector(`.p-card [data-claim="${claim.id}"]`)) {
      return;
    }
    camera.show([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]);
  }
  return { map, drawn: dots.drawn, command: obey };
}

const STYLE_WAIT = 10000;

/** Resolve when both style sheets are in force: streamlit-folium does not wait for them. */
function styled(parts) {
  const pane = parts.map.querySelector(".leaflet-pane");
  const ready = () =>
    getComputedStyle(parts.root).getPropertyValue("--ink") && getComputedStyle(pane).position === "absolute";
  const deadline = performance.now() + STYLE_WAIT;
  return new Promise((resolve) => {
    const look = () => (ready() || performance.now() > deadline ? resolve() : setTimeout(look, 10));
    look();
  });
}

/**
 * Open packed data on a Leaflet map. `publish` takes {map, drawn, command} once everything is drawn. Returns the
 * object through which streamlit-folium hears of changes.
 */
export function openTheatre(map, packed, opening, publish) {
  const bridge = { _selectedTags: [], options: { onSelectionComplete() {} } };
  speak(opening.language);
  markLanguage();
  const parts = buildFrame(map);
  nameParts(parts);
  Promise.all([unpack(packed), styled(parts)])
    .then(([data]) => {
      publish(start(map, parts, indexed(data), opening, bridge));
      parts.root.dataset.ready = "true";
    })
    .catch((error) => {
      parts.root.dataset.ready = "broken";
      setChildren(parts.legend, el("p", { class: "p-empty", role: "alert" }, t("broken", { reason: error.message })));
      throw error;
    });
  return bridge;
}
