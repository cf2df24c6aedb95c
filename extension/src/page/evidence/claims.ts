/** Which texts speak for a control, and how strongly. Looks at where texts stand, never at what a field wants. */

import type { Collection, Control } from "../collection";
import { attribute, closest, type FieldElement, query, queryAll } from "../dom";
import { type Claim, runClaim, STRENGTH, textClaim } from "./claim";
import { followingClaims, precedingClaims } from "./nearby";

/**
 * The texts that speak for a control. Explicit ones (label, aria, legend) exclude those that merely stand near: an
 * input labelled `DDD` is not the `Telefone` of the cell before it.
 */
export function claimsOf(found: Collection, control: Control): Claim[] {
  const explicit = explicitClaims(found, control);
  if (explicit.length > 0) return explicit;
  const positional = control.type === "check" ? followingClaims(found, control) : [];
  if (positional.length === 0) positional.push(...precedingClaims(found, control));
  return positional.length > 0 ? positional : hintClaims(control.element);
}

function explicitClaims(found: Collection, control: Control): Claim[] {
  if (control.type === "radios") return groupClaims(control);
  const claims: Claim[] = [];
  for (const label of found.labels.get(control.element) ?? []) {
    for (const run of found.byLabel.get(label) ?? []) claims.push(runClaim(run, STRENGTH.label));
  }
  claims.push(...ariaClaims(control.element));
  return claims.filter((claim) => claim.folded !== "");
}

function groupClaims(control: Control): Claim[] {
  const first = control.element;
  const group = closest(first, "[role=radiogroup], [role=group]");
  const claims = group ? ariaClaims(group) : [];
  const fieldset = closest(first, "fieldset");
  if (fieldset && holdsOnly(fieldset, control)) {
    const legend = query(fieldset, "legend");
    if (legend) claims.push(textClaim(legend.textContent, STRENGTH.legend));
  }
  return claims.filter((claim) => claim.folded !== "");
}

/** Whether a fieldset is the frame of this group alone, so that its legend is the group's label and no section's. */
function holdsOnly(fieldset: Element, control: Control): boolean {
  const members = new Set<Element>(control.members);
  return Array.from(queryAll(fieldset, "input:not([type=hidden]), select, textarea")).every((inside) =>
    members.has(inside),
  );
}

function ariaClaims(element: Element): Claim[] {
  const claims = [textClaim(attribute(element, "aria-label"), STRENGTH.aria)];
  const ids = attribute(element, "aria-labelledby").split(/\s+/).filter(Boolean);
  const named = ids.map(
    (id) => Document.prototype.getElementById.call(element.ownerDocument, id)?.textContent,
  );
  claims.push(textClaim(named.filter(Boolean).join(" "), STRENGTH.aria));
  return claims.filter((claim) => claim.folded !== "");
}

function hintClaims(element: FieldElement): Claim[] {
  return ["placeholder", "title"]
    .map((name) => textClaim(attribute(element, name), STRENGTH.hint))
    .filter((claim) => claim.folded !== "");
}
