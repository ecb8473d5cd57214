/**
 * Counts on with every change that lets the same text give other events. Stores note by which extraction their events were found, and
 * texts found by another are read anew.
 */
export const EXTRACTION = 2;
