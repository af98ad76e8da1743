import { FlowFault } from '../../src/core/flow/faults.ts';

/** The code of the FlowFault that `work` throws; anything else that it throws is thrown on. */
export function faultCode(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof FlowFault) return error.code;
    throw error;
  }
}
