/** The gateway asks for as much of whoever lets something loose; a page asks it of every change. */
const SHORTEST = 10;

/** Why a reason will not do; null if it does. */
export const reasonFault = (reason: string): string | null =>
  reason.trim().length < SHORTEST ? `Say why in at least ${SHORTEST} characters: it is written into the log.` : null;
