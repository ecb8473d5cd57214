/** Bump when the same text may yield different events. Stores note the extraction of each reading, and texts of another one are read again. */
export const EXTRACTION = 6;
