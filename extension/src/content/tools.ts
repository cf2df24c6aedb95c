/** What is needed now and then only, injected by the worker when it is asked for: pointing at controls, marking them, the structure. */

import maps from "qualitoken:page-maps";
import type { Skeleton } from "../generated/protocol";
import { skeletonOf } from "../page/skeleton/skeleton";
import { FieldMarks, type Marked } from "./pointing/field-marks";
import { point } from "./pointing/point";

/** What `tools.js` adds to the scripts of this frame. */
export interface Tools {
  point: typeof point;
  /** Marks fields of the page in `layer`. */
  markFields(layer: HTMLElement, fields: readonly Marked[]): FieldMarks;
  /** This page without any value. */
  skeleton(): Skeleton;
}

declare global {
  /** Global in our isolated world only; the page cannot see it. */
  var qualitokenTools: Tools | undefined;
}

globalThis.qualitokenTools ??= {
  point,
  markFields: (layer, fields) => new FieldMarks(layer, fields, document),
  skeleton: () => skeletonOf(document, maps),
};
