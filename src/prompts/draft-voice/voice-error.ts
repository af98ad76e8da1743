type VoiceErrorCode = 'missing-program' | 'failed' | 'timeout' | 'nothing-to-say';

/** The draft voice could not speak; the message is a plain sentence for whoever runs the command. */
export class VoiceError extends Error {
  readonly code: VoiceErrorCode;

  constructor(code: VoiceErrorCode, message: string) {
    super(message);
    this.name = 'VoiceError';
    this.code = code;
  }
}
