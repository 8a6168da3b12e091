// What the reader has chosen: visible layers, the selected claim. One copy; everybody else draws from it.
"use strict";

(function (posture) {
  posture.store = (data, opening) => {
    const listeners = [];
    const known = new Set(data.layers.map((layer) => layer.id));
    const layers = new Set((opening.layers || []).filter((id) => known.has(id)));
    let select = data.byId.has(opening.select) ? opening.select : null;
    let { theme, symbols } = opening;

    const store = {
      isOn: (id) => layers.has(id),
      get select() {
        return select;
      },
      get layers() {
        return data.layers.map((layer) => layer.id).filter((id) => layers.has(id));
      },
      /** Claims of visible layers, in the file's order; an arc hides with either of its ends' layers. */
      get visible() {
        return data.claims.filter(
          (claim) => layers.has(claim.layer) && claim.needs.every((id) => layers.has(id)),
        );
      },
      get theme() {
        return theme;
      },
      get symbols() {
        return symbols;
      },
      /** Change how things look: {theme} or {symbols}. */
      style(look) {
        ({ theme = theme, symbols = symbols } = look);
        store.tell();
      },
      toggle(id) {
        if (!known.has(id)) return;
        if (!layers.delete(id)) layers.add(id);
        store.tell();
      },
      /** Switch several layers at once. */
      switchAll(ids, on) {
        for (const id of ids) {
          if (on) layers.add(id);
          else layers.delete(id);
        }
        store.tell();
      },
      /** Show a claim; its layer (and an arc's ends' layers) come on with it. */
      choose(id) {
        const claim = data.byId.get(id);
        if (claim) [claim.layer, ...claim.needs].forEach((layer) => layers.add(layer));
        select = claim ? id : null;
        store.tell();
      },
      listen: (listener) => listeners.push(listener),
      tell() {
        if (select && !store.visible.includes(data.byId.get(select))) select = null;
        listeners.forEach((listener) => listener(store));
      },
    };
    return store;
  };
})(window.posture);
