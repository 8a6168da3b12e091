// What is under a point of the window.

/** @import { Pixel } from "../boxes.js" */
/** @import { Cluster, Sorted } from "./clusters.js" */
/** @import { Points } from "./points.js" */
/** @import { ToWindow } from "./projection.js" */

import { DOT } from "../paint.js";
import { clusterRadius } from "./clusters.js";

/** How near to a dot's middle is on it, in pixels. */
export const NEAR = 9;

/**
 * What is on the canvas at a place: its middle in the window and its radius, and either a cluster or a dot.
 * @typedef {Pixel & {radius: number, cluster?: Cluster, dot: number}} Hit  dot: the number of a point, -1 for a cluster
 */

/**
 * Return what is under a point of the window, or null: a cluster, else the nearest dot.
 * @param {Pixel} at
 * @param {Sorted} drawn
 * @param {Pick<Points, "x" | "y">} points
 * @param {ToWindow} place
 * @returns {Hit | null}
 */
export function under(at, { dots, clusters }, points, place) {
  const away = (/** @type {number} */ x, /** @type {number} */ y) => {
    const p = place(x, y);
    return Math.hypot(p.x - at.x, p.y - at.y);
  };
  const cluster = clusters.find((each) => away(each.x, each.y) <= clusterRadius(each.count));
  if (cluster) return { ...place(cluster.x, cluster.y), radius: clusterRadius(cluster.count), cluster, dot: -1 };
  let [dot, least] = [-1, NEAR];
  for (const i of dots) {
    const distance = away(points.x[i], points.y[i]);
    if (distance < least) [dot, least] = [i, distance];
  }
  return dot < 0 ? null : { ...place(points.x[dot], points.y[dot]), radius: DOT, dot };
}
