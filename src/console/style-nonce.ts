/**
 * The nonce of this page, from the tag of its script: with it the components may put styles of their own into the page,
 * which the policy refuses to everybody else. Empty where the page came without one.
 */
export const styleNonce: string = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';

/** The lock on scrolling behind a dialog (react-remove-scroll) asks for it by this name. */
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = styleNonce;
