/** Put in by `npm run build`. */
declare const BACKCHANNEL_BUILD: string | undefined;

/**
 * Names the code that runs, where it was built: the same name, the same code. A checkout has none, since its code may change at any
 * time, so that nothing that follows from the code is kept between its runs.
 */
export const BUILD = typeof BACKCHANNEL_BUILD === 'undefined' ? undefined : BACKCHANNEL_BUILD;
