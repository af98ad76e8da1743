/** Where an application can be. `request-state-<state>` tells the caller. */
export const REQUEST_STATES = [
  'received',
  'checking',
  'needs-documents',
  'needs-payment',
  'ready',
  'collected',
  'refused',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What the citizen does next. `request-next-<step>` tells the caller. */
export const NEXT_STEPS = ['wait', 'bring-documents', 'pay-fee', 'collect', 'ask-officer'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** The offices that work on requests. `request-at-<office>` tells the caller where. */
export const REQUEST_OFFICES = ['owso', 'district', 'commune', 'police'] as const;
export type RequestOffice = (typeof REQUEST_OFFICES)[number];

/** What an office tells of one application. */
export interface OfficeRequest {
  /** As it stands on the ticket: 4 to 10 digits. */
  number: string;
  office: RequestOffice;
  /** The code of the place whose office it is. */
  place: string;
  service: string | null;
  state: RequestState;
  /** Null: what every request of this state asks for. */
  next: NextStep | null;
  /** The day on which it is, or is to be, ready. */
  readyOn: string | null;
}

/** A request as it is kept. */
export interface RequestRow extends OfficeRequest {
  updatedAt: number;
  /** The name of the key or of the person who sent it. */
  updatedBy: string;
}

export const FEWEST_DIGITS = 4;
/** Half of what one entry can have, so that a number of which every digit comes twice comes whole. */
export const MOST_DIGITS = 10;
