/** What is needed now and then only, injected by the worker when it is asked for: pointing at a control, the page's structure. */

import maps from "qualitoken:page-maps";
import type { Skeleton } from "../generated/protocol";
import { skeletonOf } from "../page/skeleton/skeleton";
import { point } from "./pointing/point";

/** What `tools.js` adds to the scripts of this frame. */
export interface Tools {
  point: typeof point;
  /** This page without any value. */
  skeleton(): Skeleton;
}

declare global {
  /** Global in our isolated world only; the page cannot see it. */
  var qualitokenTools: Tools | undefined;
}

globalThis.qualitokenTools ??= { point, skeleton: () => skeletonOf(document, maps) };
