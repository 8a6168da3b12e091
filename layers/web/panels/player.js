// Plays step by step until there is none left, or until somebody stops it.

/**
 * Return a player.
 *
 * @param {object} what
 * @param {() => boolean} what.next  shows the next step and returns whether there is one after it
 * @param {() => number} what.pace   how long a step stays, in milliseconds
 * @param {() => void} what.drawn    called whenever the player has gone on or stopped
 */
export function createPlayer({ next, pace, drawn }) {
  /** @type {ReturnType<typeof setTimeout> | null} */
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
    changed() {
      if (!stepping) stop();
    },
    turn: () => (timer === null ? go() : stop()),
    stop,
  };
}

/**
 * Return whether an event is the reader's wish to start or stop the player, whose button it may be on.
 *
 * @param {Pick<Event, "type"> & Partial<Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">>} event
 * @param {boolean} onButton
 */
export function turns(event, onButton) {
  if (event.type === "pointerdown") return onButton;
  if (event.type !== "keydown" || event.ctrlKey || event.metaKey) return false;
  const key = event.key?.toLowerCase();
  return key === "p" || (onButton && (key === " " || key === "enter"));
}
