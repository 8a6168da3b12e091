// Put the parts together, keep everything in step with the store, and let the host command it.

import { createStore } from "../data/store.js";
import { followPreference } from "../data/theme.js";
import { copyText } from "../dom/copy.js";
import { el } from "../dom/element.js";
import { showNotice } from "../dom/notice.js";
import { painted } from "../dom/painted.js";
import { textureDefinitions } from "../map/textures.js";
import { createEvidence } from "../panels/evidence.js";
import { createFind } from "../panels/find.js";
import { layerKey } from "../panels/layers.js";
import { createMeasure } from "../panels/measure.js";
import { createLegend } from "../panels/legend.js";
import { drawNarrowed } from "../panels/narrowed.js";
import { createNumbered } from "../panels/numbered.js";
import { createTime } from "../panels/time.js";
import { setTheatreLanguage, speak } from "../words/language.js";
import { text } from "../words/translation.js";
import { createAddress } from "./address.js";
import { createBrief } from "./brief.js";
import { createCrowding } from "./crowding.js";
import { openEmbedded } from "./embed.js";
import { createFocus } from "./focus.js";
import { drawFoot } from "./foot.js";
import { markLanguage, nameParts } from "./frame.js";
import { drawHeading } from "./heading.js";
import { createHelp } from "./help.js";
import { sizeType } from "./large.js";
import { listenToKeys } from "./keys.js";
import { createSheet } from "../panels/sheet.js";
import { drawMarking } from "./marking.js";
import { createPaper } from "./paper.js";
import { createPresenter, followPresenter, isAudience } from "./presenter.js";
import { createPicture } from "./picture.js";
import { createPrint } from "./print.js";
import { createReport } from "./report.js";
import { createScenes } from "./scenes.js";
import { followSize } from "./size.js";
import { addSkipLinks } from "./skip.js";
import { createStage } from "./stage.js";
import { switchedLayers } from "./switched.js";

/** @import { Bridge, Command, Actions, Data, Parts, State, Store } from "../types.d.ts" */
/** @import { Map } from "leaflet" */
/** @import { Key } from "./keys.js" */

/** A key for each of the first ten layers. @param {Data} data @param {Store} store @returns {Key[]} */
const layerKeys = (data, store) =>
  data.layers.slice(0, 10).map((layer, index) => ({
    key: layerKey(index),
    label: () => String(text(layer, "label").text),
    act: () => store.toggle(layer.id),
  }));

/**
 * Create the panels and modes around the map.
 *
 * @param {Parts} parts
 * @param {Data} data
 * @param {Store} store
 * @param {Map} map
 * @param {ReturnType<typeof createStage>} stage
 * @param {Actions} actions
 */
function createPanels(parts, data, store, map, { camera, ruler, cross, numberOf, more }, actions) {
  const legend = createLegend(parts.legend, data, store, actions);
  const numbered = createNumbered(parts.numbered, data, store, more);
  const evidence = createEvidence(parts.evidence, data, store, parts.live, (claim) => measure.from(claim));
  const find = createFind(parts, data, store, evidence, numberOf);
  const time = createTime(parts, data, store);
  const measure = createMeasure(parts, data, map, ruler, cross);
  const brief = createBrief(parts, { data, store, camera, legend, evidence });
  const scenes = createScenes(parts, { data, store, camera, leave: brief.leave });
  return { legend, numbered, evidence, find, measure, time, brief, scenes };
}

/**
 * Return the table of all keys: who stands first has a key first.
 *
 * @param {Parts} parts
 * @param {ReturnType<typeof createPanels>} panels
 * @param {{list: Key[], layers: Key[], link: Key[]}} others
 */
function keyTable(parts, { evidence, find, measure, time, brief, scenes }, { list, layers, link }) {
  /** @type {Key[]} */
  const table = [
    ...createHelp(parts, () => table),
    ...brief.keys,
    ...measure.keys,
    ...scenes.keys,
    ...list,
    ...layers,
    ...evidence.keys,
    ...find.keys,
    ...time.keys,
    ...link,
    ...brief.leaving,
    ...scenes.leaving,
  ];
  return table;
}

/**
 * Return what is drawn around the map when the store changes, in this order; each returns true when it took the focus.
 *
 * @param {Parts} parts
 * @param {Data} data
 * @param {Store} store
 * @param {ReturnType<typeof createPanels>} panels
 * @param {{draw(): void} | null} presenter
 * @returns {(() => unknown)[]}
 */
function surroundings(
  parts,
  data,
  store,
  { legend, numbered, evidence, find, measure, time, brief, scenes },
  presenter,
) {
  return [
    markLanguage,
    () => void (parts.root.dataset.theme = store.theme),
    () => nameParts(parts),
    addSkipLinks(parts),
    () => drawHeading(parts, data.theatre),
    () => drawMarking(parts, data),
    brief.draw,
    legend.draw,
    numbered.draw,
    evidence.draw,
    find.draw,
    measure.draw,
    time.draw,
    () => drawNarrowed(parts, data, store),
    scenes.draw,
    () => presenter?.draw(),
    createCrowding(parts, legend, [evidence, find]),
  ];
}

/**
 * Let a snapshot have a presenter's window and an audience's. Return the presenter's part; null in the audience's
 * window, and in the app, which is one page for the desk and the room.
 *
 * @param {Map} map
 * @param {Parts} parts
 * @param {object} around
 * @param {Data} around.data
 * @param {Store} around.store
 * @param {ReturnType<typeof createReport>} around.report
 * @param {ReturnType<typeof createAddress>} around.links
 */
function openWindows(map, parts, { data, store, report, links }) {
  if (!links.isFile) return null;
  if (isAudience()) {
    followPresenter(map, links.visit);
    return null;
  }
  const { address: link } = links;
  const presenter = createPresenter(parts, { data, store, map, link, shown: report.state, now: Date.now });
  report.listen(presenter.follow);
  return presenter;
}

/**
 * Open a theatre in the frame around the map. Resolves with {map, drawn, command} for the public surface once all
 * is drawn; the land and the marks are painted before the rest is laid out.
 *
 * @param {Map} map
 * @param {Parts} parts
 * @param {Data} data
 * @param {State} opening
 * @param {Bridge} bridge
 */
export async function openPage(map, parts, data, opening, bridge) {
  const links = createAddress(parts, data, opening);
  const store = createStore(data, links.opening);
  speak(store.language);
  setTheatreLanguage(data.theatre.language);
  sizeType(parts.root);
  parts.root.append(textureDefinitions(data));
  const copyWords = (/** @type {string} */ text) =>
    copyText(text, (...children) => showNotice(parts.notice, ...children), parts.live);
  const stage = createStage(map, parts, data, store, copyWords);
  const { camera, list } = stage;
  const report = createReport(parts, store, camera, links, bridge, links.opening);
  const keep = createFocus(parts, map);
  const presenter = openWindows(map, parts, { data, store, report, links });
  const { copyCode } = links;
  /** @type {Actions} */
  const actions = {
    sheet: createSheet(store),
    copyLink: () => links.copy(report.state()),
    copyCode: copyCode && (() => copyCode(report.state())),
    present: presenter && presenter.turn,
    events: links.isFile ? null : (places) => report.ask(places),
    // what lays the page out needs the panels
    copyPicture: () => picture(),
  };
  const panels = createPanels(parts, data, store, map, stage, actions);
  openEmbedded(parts, map);
  const { legend, numbered, evidence } = panels;
  const around = surroundings(parts, data, store, panels, presenter);
  const drawAround = () => around.map((draw) => draw()).includes(true);

  let ready = false;
  store.moved = () => {
    if (!ready || camera.isMoving()) return;
    const refocus = keep();
    const laid = stage.lay();
    numbered.show(laid.listed);
    legend.lines(laid.boundaries);
    legend.clusters(laid.clusters);
    // before the foot, which may take a line of the map: where that leaves the map is not where the reader moved it
    report.tell();
    drawFoot(parts, data, store, laid, evidence.openSources);
    refocus();
  };

  let before = store.layers;
  let chosen = store.select;
  store.listen(() => {
    const refocus = keep();
    const taken = drawAround();
    stage.draw();
    store.moved();
    if (!taken) refocus();
    const claim = store.select === chosen ? undefined : data.byId.get(store.select);
    chosen = store.select;
    if (claim && ready && !camera.isMoving()) stage.reveal(claim);
    const said = switchedLayers(data.layers, before, store.layers);
    if (said) parts.live.textContent = said;
    before = store.layers;
  });

  legend.setFolded(legend.isFolded());
  drawAround();
  drawFoot(parts, data, store, { outside: 0, crowded: 0, accuracy: null }, evidence.openSources);
  camera.show(links.opening.view);
  stage.open({
    counted(places) {
      legend.counted(places);
      actions.events?.(places.map(({ id }) => id));
    },
    tiled: legend.tiled,
    underlay: {
      ...legend.underlay,
      fail(why) {
        legend.underlay.fail(why);
        showNotice(parts.notice, el("p", {}, why));
        parts.live.textContent = why;
      },
    },
  });
  await painted();
  stage.complete();
  ready = true;
  store.moved();
  followSize(map, parts, store, camera, links);
  listenToKeys(keyTable(parts, panels, {
    list: [{ key: "Escape", label: "close", act: list.close, when: list.isOpen }],
    layers: layerKeys(data, store),
    link: [
      { key: "c", label: "copy_link", act: actions.copyLink },
      {
        key: "d",
        label: "density",
        act: () => store.style({ density: store.density === "marks" ? "cards" : "marks" }),
      },
      ...stage.keys,
      ...(presenter?.keys ?? []),
    ],
  }));
  followPreference(store.tell);
  links.listen((next) => {
    camera.show(next.view, { change: () => store.load(next) });
    return camera.view();
  });
  const paper = createPaper(parts, store, camera, legend);
  const picture = createPicture(
    parts,
    paper,
    `${data.theatre.id}-${data.digest}`,
    (...children) => showNotice(parts.notice, ...children),
  );
  createPrint(parts, data, store, { ...paper, limit: actions.sheet.limit, state: report.state });

  /** @param {Command} command */
  function command({ language, select }) {
    if (language) store.style({ language });
    if (select === undefined) return;
    store.choose(select);
    const claim = data.byId.get(store.select);
    if (claim) stage.reveal(claim);
  }
  return { map, drawn: stage.drawn, command };
}
