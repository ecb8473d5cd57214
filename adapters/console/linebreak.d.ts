/** The part of `linebreak` (UAX #14) that is used here; the package has no types of its own. */
declare module 'linebreak' {
  export interface Break {
    /** Offset at which a line may (or must) end, spaces included. */
    readonly position: number;
    readonly required: boolean;
  }

  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
}
