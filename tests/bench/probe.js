// What a page is watched with, in every frame of it. Times are milliseconds since 1970 (timeOrigin + performance.now).
//
// The frame is painted when a second animation frame begins: a change that is seen in one animation frame (or made in
// it by the page's own callback) is drawn at the end of that frame, and the next begins after it. A WebGL page draws
// in its callback and shows in the number of instances, which is read one frame later: there the first frame counts.
"use strict";

(function () {
  const now = () => performance.timeOrigin + performance.now();
  const bench = { input: null, drawnAt: null, changedAt: null, frames: null, instances: 0, was: null, wanted: null };
  window.bench = bench;
  let tally = 0;

  for (const kind of ["click", "keydown"]) {
    window.addEventListener(kind, (event) => {
      if (event.isTrusted && bench.input === null) bench.input = performance.timeOrigin + event.timeStamp;
    }, true);
  }

  for (const Context of [window.WebGLRenderingContext, window.WebGL2RenderingContext].filter(Boolean)) {
    for (const [name, at] of [["drawArraysInstanced", 3], ["drawElementsInstanced", 4]]) {
      const real = Context.prototype[name];
      if (!real) continue;
      Context.prototype[name] = function (...given) {
        tally += given[at];
        return real.apply(this, given);
      };
    }
  }

  const holds = (test) => {
    try {
      return Boolean(test());
    } catch {
      return false;
    }
  };

  /** Call then() with the time at which what the test sees is painted. */
  function painted(test, webgl, then) {
    const look = () => {
      if (!holds(test)) requestAnimationFrame(look);
      else if (webgl) then(now());
      else requestAnimationFrame(() => then(now()));
    };
    requestAnimationFrame(look);
  }

  function frame(time) {
    if (tally) bench.instances = tally;
    tally = 0;
    if (bench.frames) bench.frames.push(time);
    requestAnimationFrame(frame);
  }

  /** Note when the marks are first painted, and count frames. */
  bench.first = (test, webgl) => {
    let alive = null;
    // a frame's first, empty document may hand its window on to the next one, but not its animation frames
    bench.start = () => {
      if (alive === document) return;
      alive = document;
      painted(test, webgl, (time) => (bench.drawnAt = time));
      requestAnimationFrame(frame);
    };
    bench.start();
    window.addEventListener("DOMContentLoaded", bench.start);
  };

  /** Note when the next input comes, and when the change that it makes is painted. */
  bench.arm = (before, test, webgl) => {
    bench.input = bench.changedAt = null;
    before();
    painted(test, webgl, (time) => (bench.changedAt = time));
  };

  /** A point of the map (pixels) where a drag can begin, as near to the middle as there is one. */
  bench.grip = () => {
    const taken = ".p-card, .p-panel, .p-name, button, .leaflet-control, .modebar, .legend, .side-panel--container, .map-control";
    for (const [dx, dy] of [[0, 0], [0, 0.12], [0, -0.12], [0.1, 0], [-0.1, 0], [0.1, 0.15], [-0.1, -0.15], [0.15, -0.2], [-0.15, 0.2]]) {
      const at = [Math.round(innerWidth * (0.5 + dx)), Math.round(innerHeight * (0.5 + dy))];
      const found = document.elementFromPoint(...at);
      if (found && !found.closest(taken)) return at;
    }
    return [Math.round(innerWidth / 2), Math.round(innerHeight / 2)];
  };
})();
