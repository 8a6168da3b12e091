// The command that makes the same map again.

import { filters, filtersAreOn } from "../data/filters.js";
import { nameOf } from "../data/parameters.js";

/** @import { Data, State } from "../types.d.ts" */

/** Return text as one word of a command line (POSIX shells). @param {string} text */
const quoted = (text) => `'${text.replace(/'/g, "'\\''")}'`;

/** Return the options of the filters that are on. @param {State} state */
const filterOptions = (state) =>
  filters.map(([name, { kind }]) => {
    const value = state.filters[name];
    if (!value.length) return "";
    const option = `--${nameOf(`filters.${name}`)}`;
    return kind === "ids" ? `${option} ${[...value].join(",")}` : `${option}=${quoted(String(value))}`;
  });

/**
 * Return the command that makes the same map: what is visible, the view, the selected claim, the style.
 *
 * @param {Data} data
 * @param {State} state
 */
export function commandLine(data, state) {
  const {
    layers,
    view,
    select,
    theme,
    symbols,
    coordinates,
    graticule,
    dates,
    density,
    until,
    timeline,
    scene,
    brief,
  } = state;
  // a scene brings its filters; a map that has none of them left cannot be asked for by the scene's name
  const brought = data.scene.get(scene)?.filters;
  const byName = brought && (filtersAreOn(state.filters) || !filtersAreOn(brought));
  return [
    "posture snapshot",
    data.theatre.id,
    "-o map.html",
    `--layers ${layers.join(",")}`,
    `--view=${view.join(",")}`,
    select && `--select ${select}`,
    theme && `--theme ${theme}`,
    `--symbols ${symbols}`,
    coordinates !== "degrees" && `--coordinates ${coordinates}`,
    graticule !== "on" && `--graticule ${graticule}`,
    dates !== "date" && `--dates ${dates}`,
    density && `--density ${density}`,
    ...filterOptions(state),
    until && `--until ${until}`,
    timeline !== "reported" && `--timeline ${timeline}`,
    byName && `--scene ${scene}`,
    brief && "--brief",
  ].filter(Boolean).join(" ");
}
