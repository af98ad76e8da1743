/**
 * Every limit of a call and a flow, on one page. They are far above what a real call needs; they exist so that no
 * caller and no flow can loop for ever, and so that one reply stays below what the carriers accept.
 */

/** Steps (visits to a node, replays included) after which a call is ended politely. A long real call makes about 80. */
export const MAX_STEPS_PER_CALL = 400;

/** Look-ups in one turn. A turn that wants more is looping through its look-ups without asking the caller. */
export const MAX_LOOK_UPS_PER_TURN = 20;

/** Nodes of one flow file. */
export const MAX_NODES_PER_FLOW = 2_000;

/** Subflows inside subflows. */
export const MAX_SUBFLOW_DEPTH = 6;

/** Options of a menu that a listener can still hold in mind (voice-ux: three to five options a menu). */
export const MAX_OPTIONS_PER_MENU = 5;

/** Items of a list read on one page; 7 leads to the next page, so that keys 1 to 6 choose. */
export const LIST_PAGE_SIZE = 6;

/** Places the caller can go back through with key 8. */
export const MAX_HISTORY = 20;

/** Times a question is asked again, after silence or after a wrong key, unless the node says otherwise. */
export const DEFAULT_RETRIES = 2;

/** Seconds of silence after a question before it is asked again (voice-ux rule 5: 8 to 10 s). */
export const ANSWER_SECONDS = 8;

/** Seconds of silence that end an entry of several digits. Longer than Somleng's fixed 2 s between digits. */
export const ENTRY_END_SECONDS = 5;

/** The same where enough digits are there already: no more silence than a caller takes for the line's end. */
export const ENTRY_WAIT_SECONDS = 3;

/** Seconds to wait for the rest of an entry that has all its digits, but each of them twice so far. */
export const DOUBLED_ENTRY_SECONDS = 2;

/** Digits that one entry may have. */
export const MAX_DIGITS = 20;
