// Plays step by step until there is none left, or until somebody stops it.

/**
 * Return a player. `next` shows the next step and returns whether there is one after it, `pace` returns how long a
 * step stays (milliseconds), `drawn` is called whenever the player has gone on or stopped.
 */
export function createPlayer({ next, pace, drawn }) {
  let timer = null;
  let stepping = false;

  function go() {
    stepping = true;
    const more = next();
    stepping = false;
    timer = more ? setTimeout(go, pace()) : null;
    drawn();
  }

  function stop() {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    drawn();
  }

  return {
    isPlaying: () => timer !== null,
    /** Stop at a change that the player did not make itself. */
    changed: () => stepping || stop(),
    turn: () => (timer === null ? go() : stop()),
    stop,
  };
}

/** Return whether an event is the reader's wish to start or stop the player, whose button it may be on. */
export function turns(event, onButton) {
  if (event.type === "pointerdown") return onButton;
  if (event.type !== "keydown" || event.ctrlKey || event.metaKey) return false;
  const key = event.key.toLowerCase();
  return key === "p" || (onButton && (key === " " || key === "enter"));
}
