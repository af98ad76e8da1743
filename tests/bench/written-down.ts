/** The figure of docs/performance.md: what a turn costs the bare server, over what it costs the line. */
export const TURN_OVER_BARE = 0.28;
