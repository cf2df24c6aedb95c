/** Which texts speak for a control, and how strongly. Looks at where texts stand, never at what a field wants. */

import { type Collection, type Control, isThereFor } from "../collect/collection";
import { attribute, byId, closest, contains, isField, query, rootOf } from "../dom/dom";
import { asksForChoice, cut, fold } from "../dom/text";
import { LABEL_MAX, NEIGHBOURS_MAX } from "../limits";
import { type Claim, runClaim, STRENGTH, textClaim } from "./claim";
import { companionClaims, followingClaims, precedingClaims } from "./nearby";

/**
 * The texts that speak for a control. Explicit ones (label, aria, legend) exclude those that merely stand near: an
 * input labelled `DDD` is not the `Telefone` of the cell before it.
 */
export function claimsOf(found: Collection, control: Control): Claim[] {
  const explicit = explicitClaims(found, control);
  if (explicit.length > 0) return explicit;
  const positional = control.type === "check" ? followingClaims(found, control) : [];
  if (positional.length === 0)
    positional.push(...precedingClaims(found, control), ...companionClaims(found, control));
  // A heading before a control may as well head a part: what the control says of itself counts beside it.
  if (positional.length > 0 && positional.every(({ run }) => run !== null && run.level > 0))
    return [...positional, ...hintClaims(control.element)];
  if (positional.length > 0) return positional;
  const framed = frameClaims(found, control);
  return framed.length > 0 ? framed : hintClaims(control.element);
}

/** A control whose surroundings defy reading has no label; the others still do. */
export function safeClaims(found: Collection, control: Control): Claim[] {
  try {
    return claimsOf(found, control);
  } catch {
    return [];
  }
}

function explicitClaims(found: Collection, control: Control): Claim[] {
  if (control.type === "radios") return groupClaims(found, control);
  const claims: Claim[] = [];
  for (const label of found.labels.get(control.element) ?? []) {
    for (const run of found.byLabel.get(label) ?? []) claims.push(runClaim(run, STRENGTH.label));
  }
  claims.push(...ariaClaims(control.element));
  return claims.filter((claim) => claim.folded !== "");
}

function groupClaims(found: Collection, control: Control): Claim[] {
  const group = closest(control.element, "[role=radiogroup], [role=group]");
  const claims = group && holdsOnly(found, group, control) ? ariaClaims(group) : [];
  claims.push(...frameClaims(found, control));
  return claims.filter((claim) => claim.folded !== "");
}

/** The legend of a fieldset, or the name of a component, around this control alone. */
function frameClaims(found: Collection, control: Control): Claim[] {
  const claims: Claim[] = [];
  const fieldset = closest(control.element, "fieldset");
  const legend = fieldset && holdsOnly(found, fieldset, control) ? query(fieldset, "legend") : null;
  if (legend) claims.push(textClaim(legend.textContent, STRENGTH.legend));
  const host = hostAround(found, control);
  if (host) claims.push(...ariaClaims(host), textClaim(attribute(host, "label"), STRENGTH.aria));
  return claims.filter((claim) => claim.folded !== "");
}

/** The custom element whose shadow tree holds this control alone. */
function hostAround(found: Collection, control: Control): Element | null {
  const root = rootOf(control.element);
  if (!root || root.nodeType === Node.DOCUMENT_NODE) return null;
  const inTree = (element: Element): boolean => rootOf(element) === root;
  return isAlone(found, control, inTree) ? (root as ShadowRoot).host : null;
}

/** Whether a box frames this control alone, so that its caption is the control's label and no section's. */
function holdsOnly(found: Collection, box: Element, control: Control): boolean {
  return isAlone(found, control, (element) => contains(box, element));
}

/** Whether no other control stands inside with this one. */
function isAlone(found: Collection, control: Control, inside: (element: Element) => boolean): boolean {
  return ([-1, 1] as const).every((step) => {
    for (let i = 1; i <= NEIGHBOURS_MAX; i++) {
      const item = found.items[control.order + i * step];
      if (!item || !inside(item.element)) return true;
      if (item.kind === "control" && isThereFor(item, control)) return false;
    }
    return false;
  });
}

/** Some libraries name a choice by what it shows, which asks for a choice at first. */
function isWhatItShows(name: string, element: Element): boolean {
  if (name === "" || name.length > LABEL_MAX) return false;
  return (
    asksForChoice(name) ||
    (!isField(element) && fold(name) === fold(cut(element.textContent ?? "", LABEL_MAX)))
  );
}

function ariaClaims(element: Element): Claim[] {
  const own = attribute(element, "aria-label");
  const claims = isWhatItShows(own, element) ? [] : [textClaim(own, STRENGTH.aria)];
  const ids = attribute(element, "aria-labelledby").split(/\s+/).filter(Boolean);
  // An element that names itself too reads its value out with its label.
  const names = ids.slice(0, NEIGHBOURS_MAX).map((id) => byId(element, id));
  const named = names.map((name) => (name && !contains(element, name) ? name.textContent : ""));
  claims.push(textClaim(named.filter(Boolean).join(" "), STRENGTH.aria));
  return claims.filter((claim) => claim.folded !== "");
}

function hintClaims(element: Element): Claim[] {
  return ["placeholder", "title"]
    .map((name) => attribute(element, name))
    .concat(
      attribute(element, "aria-describedby")
        .split(/\s+/)
        .map((id) => byId(element, id)?.textContent ?? ""),
    )
    .map((text) => textClaim(text, STRENGTH.hint))
    .filter((claim) => claim.folded !== "");
}
