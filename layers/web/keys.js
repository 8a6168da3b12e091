// Keys: a digit toggles a layer (0 the tenth), Escape closes the panel. In the app the page around the frame listens too.
"use strict";

(function (posture) {
  const typing = (target) => target && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

  /** The page around the viewer, where the browser lets us see it (the app serves both), else nothing. */
  function around() {
    try {
      return window.parent !== window && window.parent.document ? window.parent : null;
    } catch {
      return null;
    }
  }

  posture.keys = (data, store, evidence) => {
    function press(event) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const layer = /^[0-9]$/.test(event.key) && data.layers[(Number(event.key) + 9) % 10];
      if (layer) {
        event.preventDefault();
        store.toggle(layer.id);
      } else if (event.key === "Escape" && evidence.isOpen()) {
        evidence.close();
      }
    }
    document.addEventListener("keydown", press);
    const outer = around();
    if (outer) {
      outer.document.addEventListener("keydown", press);
      window.addEventListener("pagehide", () => outer.document.removeEventListener("keydown", press));
    }
  };
})(window.posture);
