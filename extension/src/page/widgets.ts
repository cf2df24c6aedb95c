/** What is known of widgets that stand in front of a native control. Filling always goes to the native one. */

/**
 * Elements that only mirror or serve another control, and our own card: neither their inputs nor their texts are the
 * page's fields or labels. select2 version 3 builds `.select2-container` before the select and `.select2-drop` at the
 * end of the body.
 */
export const BELONGS_TO_WIDGET = ".select2-container, .select2-drop, .select2-drop-mask, #qualitoken-card";
