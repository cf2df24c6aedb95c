/** Every number of the page engine, with its unit and its reason. What the host knows too is in `generated/`. */

/** ms. A step gives up this long after the steps it comes after: a slow server answers a cascade call within seconds, and an agent on the phone does not wait longer. */
export const STEP_DEADLINE_MS = 15_000;

/** ms without a relevant change and without a loading sign, after which a control or an option counts as absent. Longer than the pause between an answer's arrival and what its handlers build. */
export const QUIET_MS = 400;

/** ms, the same when the page gave no sign at all that it reacts to the step before: its request may still be on the way, and the page shows no loading sign. */
export const QUIET_WITHOUT_SIGN_MS = 2_500;

/** ms, the same when a list is open and shows options: they may be those of the choice before, which a server's answer replaces. */
export const QUIET_LIST_MS = 800;

/** ms in which a page begins to react to a change: shows a loading sign or rebuilds something. Only spent on pages that show none, and once per fill if they never do. */
export const REACTION_MS = 1_000;

/** ms before everything is read back: lets the timers run that handlers start with 0 to 4 ms (4 ms is where browsers clamp nested ones). */
export const SETTLE_MS = 4;

/** ms since the last field was set, before everything is read once more: pages put values back from timers of 10 to 25 ms (the practice site: 20), and a fill must not end before. */
export const SETTLE_AFTER_SET_MS = 30;

/** ms, the same after the page has put a value back once: such a page may do it again, and late. */
export const SETTLE_AFTER_REVERT_MS = 60;

/** How often a value is set at most: once, and once more if the page put it back. */
export const MAX_SETS = 2;

/** Rounds of giving back what the page has altered: one, and one more for what it altered again meanwhile. */
export const RETURN_ROUNDS = 2;

/** ms after a report until the first look at whether its values still stand: soon enough that nobody has read on. */
export const FIRST_LATE_LOOK_MS = 200;

/** The next late look comes when this many times the time has passed: what was altered stands for half as long again at most. */
export const LATE_LOOK_FACTOR = 1.5;

/** ms after a report for which its values are looked at: servers answer a check within seconds, later the agent is at work. */
export const LATE_LOOKS_MS = 10_000;

/** Rounds of an undo: one, and one more for what the page changed again meanwhile. */
export const UNDO_ROUNDS = 2;

/** A page that changes all the time is looked at again only after this many times the duration of the last look, which bounds our share of its main thread to a quarter. */
export const REST_FACTOR = 3;

/** Looks in a row that led to nothing and are still made at once: a cascade needs two (loading begins, answer arrives). */
export const FREE_LOOKS = 4;

/** Characters. A longer text is prose, not a label, and is not folded. */
export const LABEL_MAX = 200;

/** Words. A text of more, brackets apart, is prose; the longest label of a map has five. */
export const LABEL_WORDS_MAX = 9;

/** Characters of a page's message in `FillReport.stopped`; enough for a list of required fields. */
export const DIALOG_TEXT_MAX = 600;

/** Boxes around an input that may be its widget's; libraries nest up to seven. */
export const CHOICE_LEVELS_MAX = 8;

/** Options named when the wanted one does not exist. */
export const NEAREST_MAX = 3;

/** Least likeness (0 to 1) of an option that is worth naming. */
export const NEAREST_LIKENESS = 0.34;

/** Logarithm of the odds below which a control is no candidate for a field. */
export const SCORE_THRESHOLD = 0;

/** Fields that stand in two parts of the page, from which on one of the parts may be another ticket: a contact's phone and mail address stand twice in many. */
export const REPEATED_MIN = 3;

/** Fields that have to be repeated for each one that a part of the page lacks: a ticket is no repetition of the contact's form in it. */
export const UNLIKE_REPEATED = 3;

/** Controls that could be fields, beyond which no ticket is told from another: two tickets have a hundred, a list with a field in each row has more. */
export const REPEATED_CONTROLS_MAX = 300;

/** Logarithm of how much more probable the best assignment has to be than any that gives a field another control; below it the field is ambiguous. */
export const SCORE_MARGIN = 1;

/** How surely a text has to be a control's label (0 to 1) before anything else can make the control a field: no section outweighs a label that may be the neighbour's. */
export const LINK_MIN = 0.6;

/** Logarithm of odds that a label counts for at most, however surely it is the control's. */
export const LINK_ODDS_MAX = 1;

/** Nodes of one page, frames and shadow trees included. Ticket pages have a few thousand; twice the largest page that speed is promised for. Beyond it nothing is located: what was not seen could be the field's second candidate. */
export const NODES_MAX = 100_000;

/** ms. A page that takes longer to be looked at is looked at in pieces of this length: short of a frame, so that typing and scrolling stay smooth. */
export const PIECE_MS = 10;

/** ms. Fields are set without a pause for at most so long: drawing in between costs more than a page's whole fill, and beyond 50 a task is felt. */
export const SETTING_MS = 15;

/** How often a look in pieces is begun again because the page has changed meanwhile; then it is made in one go. */
export const LOOKS_IN_PIECES = 2;

/** Nodes after which a walk in pieces looks at the clock: about a tenth of a millisecond's work. */
export const NODES_BETWEEN_LOOKS = 64;

/** Controls of one page, the same. Ten times a large form with long grids. */
export const CONTROLS_MAX = 5_000;

/** Frames of one page, the same. Shells of service desks have a handful. */
export const FRAMES_MAX = 32;

/** Levels of frames and shadow trees in one another: a frame that embeds its parent has no end. Component libraries nest a few. */
export const NESTING_MAX = 8;

/** Items beside a control, or cells beside a cell, that are looked at for its label; no label of a form made for people is farther. */
export const NEIGHBOURS_MAX = 64;

/** Table cells around a cell that are told of what stands in it; layout tables nest a few levels. */
export const OUTER_CELLS_MAX = 8;

/** px. Rounding, borders and negative margins; nothing of this size can be seen or read. */
export const OFF_BY_MAX = 2;

/** Share of the lower of two boxes that must overlap for both to stand on one line. */
export const OVERLAP_MIN = 0.4;

/** px sideways between a label and the control under it: they begin about one under the other. */
export const ASIDE_MAX = 12;

/** px by which a control may be indented under its label: browsers indent a `dd` by 40. */
export const INDENT_MAX = 48;

/** px by which a control may begin behind a label over it and still be read with it: a list in a definition. */
export const SHIFTED_MAX = 96;

/** px between a label and the control under it: a remark of a line or two may stand between. */
export const LABEL_OVER_MAX = 60;

/** px between a label and its control on one line: as wide as a column of controls or labels of which two stand on a screen. */
export const LABEL_GAP_MAX = 480;

/** Texts of a page up to which all are measured; of a larger one those near a known label. */
export const MEASURED_MAX = 1_000;

/** Texts and controls before and behind a known label that are measured on a large page. */
export const MEASURED_NEAR = 8;

/** Texts whose folded form is remembered; a ticket page has some hundreds. */
export const FOLDED_MAX = 2_000;
