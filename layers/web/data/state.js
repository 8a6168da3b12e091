// A state: what the reader has chosen, and what a theatre opens with.

export const EVERYTHING = { assertions: [], actors: [], sources: [], search: "" };

/** The state a theatre opens with. */
export const homeState = (data) => ({
  layers: data.layers.filter((layer) => layer.on).map((layer) => layer.id),
  view: data.theatre.view,
  select: null,
  theme: "light",
  symbols: "nationality",
  scene: null,
  filters: EVERYTHING,
  until: null,
  language: null,
  brief: false,
});
