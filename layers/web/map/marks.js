// Areas, rings, points and arcs: one fill for each place and colour, whatever number of claims it stands for.

import { decodeLines, decodePolygons, nearLongitude, outlines } from "../data/shapes.js";
import { setInk } from "../dom/colour.js";
import { EDGES, isFirm } from "./edges.js";
import { vicinity } from "./points.js";
import { createReach } from "./reach.js";
import { spotOf } from "./spots.js";
import { textureFill, textureLevel } from "./textures.js";

export function createMarks(map, data, centre, store, spots, choose) {
  for (const [name, z] of [["p-seas", 140], ["p-areas", 410], ["p-arcs", 420], ["p-points", 430]]) {
    map.createPane(name).style.zIndex = z;
  }
  const reach = createReach(map, data, choose);
  const renderers = {};
  const drawn = new Map();
  const layer = new Map(data.layers.map((each) => [each.id, each]));
  const order = data.words.assertions.map((word) => word.id);
  const { assertion: asserted, layer: layered } = data.columns;
  const colours = [...new Set(data.layers.map((each) => each.colour))];
  const colourOf = Uint8Array.from(layered.values, (id) => colours.indexOf(layer.get(id).colour));
  const firmness = asserted.values.map((id) => order.indexOf(id));

  const pane = (name) => {
    renderers[name] = renderers[name] || L.svg({ pane: name, padding: 0.6 });
    return { pane: name, renderer: renderers[name] };
  };

  function shapes(claim) {
    const place = data.places[claim.where.place];
    if (!place || claim.polygons) return [claim.polygons || []];
    return (place.members || [claim.where.place]).map((id) => data.places[id].polygons || []);
  }

  const texture = (claim) => data.kind.get(claim.kind).texture || layer.get(claim.layer).texture;

  function area(claim) {
    const place = data.places[claim.where.place];
    const polygons = shapes(claim).flatMap((packed) => decodePolygons(packed, data.scale, centre));
    const water = place && !place.members && (place.kind === "sea" || place.kind === "aor");
    const on = pane(water ? "p-seas" : "p-areas");
    const fill = L.polygon(polygons, { ...on, stroke: false, fillOpacity: 1, className: "p-area" });
    // members of a composite share borders: edges would draw a boundary that nobody claims
    const edged = texture(claim) === "outline" || !(place && (place.members || water));
    const edge = edged &&
      L.polyline(outlines(polygons), { ...on, fill: false, className: "p-edge", interactive: false });
    return { fill, edge, group: L.featureGroup(edge ? [fill, edge] : [fill]) };
  }

  function arc(claim) {
    const line = L.polyline(decodeLines(claim.lines, data.scale, centre), {
      ...pane("p-arcs"),
      noClip: true,
      className: "p-arc",
    });
    line.on("add", () => {
      line.getElement().style.markerEnd = `url(#p-arrow-${claim.layer})`;
    });
    return { fill: line, edge: line, group: L.featureGroup([line]) };
  }

  function point(claim) {
    const [lon, lat] = claim.anchors[0];
    const at = [lat, nearLongitude(lon, centre)];
    const mark = claim.mark === "point"
      ? L.circleMarker(at, { ...pane("p-points"), radius: 6, fillOpacity: 1, className: "p-point" })
      : L.circle(at, {
        ...pane("p-points"),
        radius: claim.where.radius_km * 1000,
        fillOpacity: 1,
        className: "p-ring",
      });
    return { fill: mark, edge: mark, group: L.featureGroup([mark]) };
  }

  function draw(claim) {
    const mark = claim.mark === "area" ? area(claim) : claim.mark === "arc" ? arc(claim) : point(claim);
    mark.fill.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      choose(mark.rows, event);
    });
    return mark;
  }

  /** A claim of the assertion that most of the rows have; the less firm where two are as common. */
  function commonest(rows) {
    const counts = new Uint32Array(firmness.length);
    for (const row of rows) counts[asserted.codes[row]] += 1;
    const rank = (code) => counts[code] * 100 + firmness[code];
    const most = firmness.map((_, code) => code).reduce((a, b) => (rank(b) > rank(a) ? b : a));
    return data.claim(rows.find((row) => asserted.codes[row] === most));
  }

  const keyOf = (claim) => `${spotOf(claim)} ${layer.get(claim.layer).colour}`;

  function style(mark, key, selected) {
    const typical = commonest(mark.rows);
    const on = layer.get(typical.layer);
    const faint = !isFirm(typical.assertion);
    const picked = key === selected;
    const colour = on.colour;
    if (typical.mark === "arc") {
      mark.fill.setStyle({
        color: colour,
        weight: picked ? 4 : 2.5,
        dashArray: faint ? "3 7" : "9 7",
        opacity: faint ? 0.75 : 1,
      });
    } else if (typical.mark === "point") {
      mark.fill.setStyle({
        color: picked ? "#000" : "#fff",
        weight: 2,
        fillColor: colour,
        dashArray: faint ? "3 3" : null,
      });
    } else {
      const level = textureLevel(typical.where.precision);
      mark.fill.setStyle({ fillColor: textureFill(on, texture(typical), level, faint) });
      if (mark.edge) {
        mark.edge.setStyle({ color: colour, weight: picked ? 3.5 : 1.8, dashArray: EDGES[typical.assertion] });
      }
    }
    for (const path of mark.group.getLayers()) {
      const element = path.getElement();
      if (element) {
        element.setAttribute("data-mark", key);
        setInk(element, colour);
        element.classList.toggle("is-picked", picked);
      }
    }
  }

  /** Draw exactly what is visible now. */
  const marks = () => {
    const wanted = new Map();
    for (const { spot, rows } of spots()) {
      const own = colours.map(() => []);
      for (const row of rows) own[colourOf[layered.codes[row]]].push(row);
      own.forEach((some, colour) => some.length && wanted.set(`${spot} ${colours[colour]}`, some));
    }
    for (const [key, mark] of drawn) {
      if (!wanted.has(key)) mark.group.remove();
    }
    const chosen = data.byId.get(store.select);
    const selected = chosen && keyOf(chosen);
    for (const [key, rows] of wanted) {
      if (!drawn.has(key)) drawn.set(key, draw(data.claim(rows[0])));
      const mark = drawn.get(key);
      mark.rows = rows;
      if (!map.hasLayer(mark.group)) mark.group.addTo(map);
      style(mark, key, selected);
    }
    reach([...drawn.values()].filter((mark) => map.hasLayer(mark.group)));
  };

  /** Where a visible claim is drawn, as Leaflet bounds; nothing for one that is only listed. */
  marks.bounds = (claim) => {
    if (data.isDot(claim)) return vicinity(claim, centre);
    const mark = drawn.get(keyOf(claim));
    return mark && map.hasLayer(mark.group) ? mark.group.getBounds() : undefined;
  };
  return marks;
}
