/**
 * Every constant of time, size and name outside the page engine, each with its unit and reason. What the host knows too is in
 * `generated/`.
 */

/** The one element in the page. */
export const CARD_ELEMENT_ID = "qualitoken-card";

// --- the native port ---------------------------------------------------------------------------------------

/** ms. A frozen host says hello after 50 ms; the first start after an update is scanned by the antivirus. */
export const HELLO_DEADLINE_MS = 15_000;

/** ms. First pause after a failed connection; doubled each time, so that a broken host is not started in a storm. */
export const BACKOFF_FIRST_MS = 500;

/** ms. Longest pause: an administrator who mends the installation sees it work within a minute. */
export const BACKOFF_MAX_MS = 60_000;

/** ms. A host that lived this long was well: its end is an accident, and the next start does not wait. */
export const STABLE_AFTER_MS = 10_000;

/** ms. An agent's click goes before the pause, but not more often than this. */
export const AGENT_RETRY_MS = 400;

/** ms. With no card open the host is let go after this long; a reload of the page comes back sooner. */
export const HOST_IDLE_MS = 30_000;

// --- reading -----------------------------------------------------------------------------------------------

/** ms. A click takes a reading as it is when it is this young; an older one is read again, for the medium may be another. */
export const READING_FRESH_MS = 1_000;

/** Readings in a row while things are plugged in and out: a plug is one change, a loose contact many. */
export const READ_ROUNDS = 3;

/** Choices among several media that are remembered: an agent's own tokens and a few more. */
export const CHOICES_KEPT = 20;

/** bytes. As long as the hash, so that serial numbers cannot be found by trying them all against a known salt. */
export const SALT_BYTES = 32;

// --- page and worker ---------------------------------------------------------------------------------------

/** ms. An extension that is being updated takes this long until its old scripts know that they are left behind. */
export const LOST_FOR_GOOD_MS = 250;

/** ms. First pause before a page that changed is looked at again; doubled each time. */
export const DETECT_FIRST_MS = 150;

/** ms. A click on a page that is not recognised waits this long for the host's page maps: a running host answers at once. */
export const MAPS_WAIT_MS = 1_000;

/** Looks at a page that keeps changing: 150 ms × (2⁹ − 1) is about 77 s, then the page is left alone for good. */
export const DETECT_LOOKS = 9;

// --- the card ----------------------------------------------------------------------------------------------

/** ms. Below what is felt as waiting; most fills are over by the first or second drawing. */
export const PROGRESS_EVERY_MS = 100;

/** ms. A tab that is not shown draws nothing: nobody waits for it longer than this. */
export const DRAWN_AFTER_MS = 100;

/** ms. How long "Copiado" stays. */
export const COPIED_FOR_MS = 2_000;

/** CSS px between the card and the window's edge. */
export const CARD_MARGIN_PX = 16;

/** CSS px. One press of an arrow key on the card's handle. */
export const CARD_STEP_PX = 32;

/** ms. A drag is remembered once it rests, not at every pixel. */
export const STORE_PLACE_AFTER_MS = 300;

/** CSS px kept free around the field in focus. */
export const FOCUS_CLEARANCE_PX = 8;

/** ms. How long the toolbar button's badge stays where no card can be shown. */
export const BADGE_FOR_MS = 8_000;

// --- the customer's data -----------------------------------------------------------------------------------

/** ms. A value is checked once the typing rests: below, every second letter of a fast typist would be asked about. */
export const CUSTOMER_CHECK_AFTER_MS = 250;

/** characters. What is longer on the page is a text, no name, number or address. */
export const CUSTOMER_VALUE_MAX = 200;

// --- after SALVAR ------------------------------------------------------------------------------------------

/** ms. A page that changes is looked at this often at most: a message window is there for seconds. */
export const SAVING_LOOK_MS = 50;

/** ms. What follows SALVAR is kept for a tab this long: a page that takes longer was left. */
export const SAVED_KEPT_MS = 10 * 60_000;

// --- teaching ----------------------------------------------------------------------------------------------

/** Boxes around the element under the pointer that are looked at for their only control: a widget's parts lie one to four apart. */
export const POINT_CLIMB_MAX = 5;

/** ms. How long the control that was taken is marked: long enough to be seen, gone before the next thing is done. */
export const FLASH_MS = 1_200;

// --- a fill under way --------------------------------------------------------------------------------------

/** ms. A page that goes is followed by another within this time, or else only a frame of it has gone. */
export const INTERRUPTED_TOLD_AFTER_MS = 1_500;

/** ms. A page that changes is asked at most this often whether its session is over; an answer of the server takes longer. */
export const SESSION_LOOK_MS = 50;
