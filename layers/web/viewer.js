// The one public surface, `window.posture`: what the host page, a snapshot and the browser tests call.
//
// messages  the interface's words, which the host hands in before this script runs: {en: {name: message}}
// packed    theatres by digest, put there by scripts that run before or after this one
// open      draws a packed theatre on a Leaflet map
// command   tells the viewer to do something, now or as soon as it is there
// map, drawn  the Leaflet map and what is drawn as dots, once everything is there

import { openTheatre } from "./shell/open.js";
import { setMessages } from "./words/language.js";

/** @import { Command, State, Surface } from "./types.d.ts" */
/** @import { Map } from "leaflet" */

const surface = (window.posture ??= /** @type {Surface} */ ({}));
/** @type {Command[]} */
const waiting = [];

surface.packed ??= {};
setMessages(surface.messages);

/** A command from the host, kept until the viewer is ready. @param {Command} command */
surface.command = (command) => waiting.push(command);

/**
 * Open the packed theatre on a Leaflet map. Returns the object through which streamlit-folium hears of changes.
 *
 * @param {Map} map
 * @param {string} digest
 * @param {State} opening
 */
surface.open = (map, digest, opening) =>
  openTheatre(map, surface.packed[digest], opening, (viewer) => {
    Object.assign(surface, viewer);
    waiting.splice(0).forEach(viewer.command);
  });
