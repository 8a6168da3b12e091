// Text for elsewhere: on the clipboard, or selected for the reader's own hand where the browser refuses it.
"use strict";

(function (posture) {
  const { el, t } = posture;

  /** Show one line over the map until the reader closes it. */
  posture.notice = (place, ...children) => {
    const shut = () => (place.hidden = true);
    posture.show(place, el("div", {}, children), el("button", { class: "p-icon", type: "button", "aria-label": t("close"), title: t("close"), on: { click: shut } }, "×"));
    place.hidden = false;
  };

  /** Copy a text and say so through `show` and in the live region; files and frames may be refused the clipboard. */
  posture.copy = async (text, show, live) => {
    let told = "copied";
    let box = null;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      told = "copy_by_hand";
      box = el("textarea", { class: "p-byhand", rows: 4, readonly: true, "aria-label": t(told) });
      box.value = text;
    }
    show(el("p", { class: "p-aside" }, t(told)), box);
    live.textContent = t(told);
    if (box) {
      box.focus();
      box.select();
    }
  };
})(window.posture);
