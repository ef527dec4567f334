// Positions for networks that come out of queries: the same edges always give the same picture.

const MOST_FORCED = 350;
const STEPS = 120;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

const spiral = (at, scale) => ({ x: scale * Math.sqrt(at + 0.5) * Math.cos(at * GOLDEN), y: scale * Math.sqrt(at + 0.5) * Math.sin(at * GOLDEN) });

/** Fruchterman and Reingold's springs over a few nodes. */
function force(places, edges) {
  const ideal = 1 / Math.sqrt(places.length);
  for (let step = 0; step < STEPS; step += 1) {
    const moves = places.map(() => ({ x: 0, y: 0 }));
    const push = (one, other, strength) => {
      const [dx, dy] = [places[one].x - places[other].x, places[one].y - places[other].y];
      const distance = Math.max(Math.hypot(dx, dy), 1e-4);
      const factor = strength(distance) / distance;
      moves[one].x += dx * factor;
      moves[one].y += dy * factor;
      moves[other].x -= dx * factor;
      moves[other].y -= dy * factor;
    };
    for (let one = 0; one < places.length; one += 1) {
      for (let other = one + 1; other < places.length; other += 1) push(one, other, (distance) => (ideal * ideal) / distance);
    }
    for (const [one, other] of edges) push(one, other, (distance) => -(distance * distance) / ideal);
    const heat = 0.1 * (1 - step / STEPS);
    places.forEach((place, at) => {
      // A pull to the middle keeps separate parts together.
      const move = { x: moves[at].x - place.x * ideal, y: moves[at].y - place.y * ideal };
      const length = Math.max(Math.hypot(move.x, move.y), 1e-9);
      place.x += (move.x / length) * Math.min(length, heat);
      place.y += (move.y / length) * Math.min(length, heat);
    });
  }
}

/** Coordinates of `count` nodes joined by `edges` (pairs of places): the best connected by springs, the others around their neighbours. */
export function positions(count, edges) {
  const neighbours = Array.from({ length: count }, () => []);
  for (const [one, other] of edges) {
    neighbours[one].push(other);
    neighbours[other].push(one);
  }
  const order = neighbours.map((_, at) => at).sort((a, b) => neighbours[b].length - neighbours[a].length || a - b);
  const forced = count <= MOST_FORCED ? order : order.slice(0, MOST_FORCED);
  const rank = new Map(forced.map((node, at) => [node, at]));
  const places = forced.map((_, at) => spiral(at, 0.5 / Math.sqrt(forced.length)));
  force(places, edges.filter((edge) => edge.every((end) => rank.has(end))).map((edge) => edge.map((end) => rank.get(end))));
  const found = new Array(count);
  forced.forEach((node, at) => { found[node] = places[at]; });
  const around = new Map(); // how many already stand around a node
  order.slice(forced.length).forEach((node, at) => {
    const anchor = neighbours[node].find((one) => found[one]);
    const turn = around.get(anchor) ?? 0;
    around.set(anchor, turn + 1);
    const shift = anchor === undefined ? spiral(at + forced.length, 0.5 / Math.sqrt(forced.length)) : spiral(turn + 2, 0.006);
    const { x, y } = found[anchor] ?? { x: 0, y: 0 };
    found[node] = { x: x + shift.x, y: y + shift.y };
  });
  return found;
}
