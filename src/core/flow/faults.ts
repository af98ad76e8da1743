/**
 * A fault of a flow or of the data it was given, found while a call is under way. The host ends the call politely and
 * records the code. A caller's mistake is never a FlowFault.
 */
export class FlowFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'FlowFault';
    this.code = code;
  }
}
