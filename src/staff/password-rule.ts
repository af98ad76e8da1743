/** How long a password must and may be. Length is what counts, so nothing is asked about signs and capitals. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
