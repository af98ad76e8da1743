import { CodedError } from '../coded-error.ts';

/**
 * A fault of a flow or of the data it was given, found while a call is under way. The host ends the call politely and
 * records the code. A caller's mistake is never a FlowFault.
 */
export class FlowFault extends CodedError<string> {}
