// What cards and their lines hide of the map that a page shows, in shares and pixels. Called with the spots that are
// ground (areas of responsibility), which are counted by themselves.
//
// The map is sampled at every other pixel: land and claims are filled into a canvas as the page's own paths have them.
(ground) => {
  const STEP = 2;
  const map = document.querySelector(".p-map").getBoundingClientRect();
  const [width, height] = [Math.ceil(map.width / STEP), Math.ceil(map.height / STEP)];
  const pane = posture.map.containerPointToLayerPoint([0, 0]);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (element) => element.getBoundingClientRect().width > 0;

  /** Return which samples a drawing covers: 1 for each that it does. */
  function mask(draw) {
    const canvas = new OffscreenCanvas(width, height);
    const brush = canvas.getContext("2d", { willReadFrequently: true });
    brush.scale(1 / STEP, 1 / STEP);
    draw(brush);
    const { data } = brush.getImageData(0, 0, width, height);
    return Uint8Array.from({ length: width * height }, (_, i) => Number(data[4 * i + 3] > 127));
  }
  const boxes = (elements) =>
    mask((brush) => {
      for (const element of elements.filter(shown)) {
        const { left, top, width, height } = element.getBoundingClientRect();
        brush.fillRect(left - map.left, top - map.top, width, height);
      }
    });
  const filled = (paths, rule) =>
    mask((brush) => {
      brush.translate(-pane.x, -pane.y);
      for (const path of paths) brush.fill(new Path2D(path.getAttribute("d")), rule);
    });
  const count = (...masks) => {
    let n = 0;
    for (let i = 0; i < masks[0].length; i += 1) n += Number(masks.every((each) => each[i]));
    return n;
  };
  const share = (part, whole) => whole ? part / whole : 0;

  const over = boxes(all(".p-panel, .p-caption, .p-notice"));
  const free = over.map((each) => 1 - each);
  const cards = boxes(all(".p-cards-pane .p-card, .leaflet-p-cards-pane .p-card"));
  const signs = boxes(all(".p-mark"));
  const land = filled(all(".p-land"), "nonzero");
  const marks = all(".p-area, .p-ring").filter((path) => path.dataset.mark);
  const isGround = (path) => ground.includes(path.dataset.mark.split(" ")[0]);
  const claimed = filled(marks.filter((path) => !isGround(path)), "evenodd");
  const grounds = filled(marks.filter(isGround), "evenodd");

  const at = ({ x, y }) => Math.floor(y / STEP) * width + Math.floor(x / STEP);
  const within = ({ x, y }) => x >= 0 && y >= 0 && x < map.width && y < map.height;
  const points = all(".p-point").map((path) => path.getBoundingClientRect())
    .map(({ left, top, width, height }) => ({ x: left + width / 2 - map.left, y: top + height / 2 - map.top }));
  const lines = all(".p-line-reach, .p-arc").flatMap((path) => {
    const length = path.getTotalLength();
    return Array.from({ length: Math.floor(Math.min(length, 8000) / 6) }, (_, i) => {
      const { x, y } = path.getPointAtLength(6 * i);
      return { x: x - pane.x, y: y - pane.y };
    });
  });
  const seen = (some) => some.filter((each) => within(each) && free[at(each)]);
  const hidden = (some) => seen(some).filter((each) => cards[at(each)]).length;

  const leaders = all(".p-leaders line, .p-leaders polyline").map((each) => {
    const corners = each.points
      ? [...each.points].map(({ x, y }) => ({ x, y }))
      : [["x1", "y1"], ["x2", "y2"]].map(([x, y]) => ({ x: each[x].baseVal.value, y: each[y].baseVal.value }));
    return corners.map(({ x, y }) => ({ x: x - pane.x, y: y - pane.y }));
  });
  const pieces = leaders.flatMap((line, owner) => line.slice(1).map((b, i) => ({ a: line[i], b, owner })));
  const side = (a, b, c) => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  const meet = (p, q) =>
    side(p.a, p.b, q.a) * side(p.a, p.b, q.b) < 0 && side(q.a, q.b, p.a) * side(q.a, q.b, p.b) < 0;
  const pairs = pieces.flatMap((p, i) => pieces.slice(i + 1).filter((q) => q.owner !== p.owner && meet(p, q)));
  const own = all(".leaflet-p-cards-pane .p-card").filter(shown).map((card) => card.getBoundingClientRect());
  const inner = own.map(({ left, top, right, bottom }) => ({
    left: left - map.left + 2,
    top: top - map.top + 2,
    right: right - map.left - 2,
    bottom: bottom - map.top - 2,
  }));
  const through = pieces.flatMap(({ a, b }) =>
    inner.filter((box) => {
      const steps = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y));
      return Array.from({ length: steps }, (_, i) => i / steps).some((part) => {
        const [x, y] = [a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)];
        return x > box.left && x < box.right && y > box.top && y < box.bottom;
      });
    })
  );
  const lengths = pieces.map(({ a, b }) => Math.hypot(b.x - a.x, b.y - a.y));
  const crowded = /(\d[\d,]*) without room/.exec(document.querySelector(".p-counts").textContent);

  return {
    covered: share(count(free, cards), count(free)),
    marks: share(count(free, signs), count(free)),
    land: share(count(free, cards, land), count(free, land)),
    claims: share(count(free, cards, claimed), count(free, claimed)),
    ground: share(count(free, cards, grounds), count(free, grounds)),
    points: share(hidden(points), seen(points).length),
    lines: share(hidden(lines), seen(lines).length),
    crossings: pairs.length,
    through: through.length,
    leader: lengths.reduce((a, b) => a + b, 0),
    cards: own.length,
    lost: crowded ? Number(crowded[1]) : 0,
  };
};
