/** Colours of the dots that a board has for its states. */
const DOTS: Readonly<Record<string, string>> = {
  '🟢': '#2eb67d',
  '⚪': '#c8ccd1',
  '🔵': '#4a90e2',
  '🟡': '#ecc94b',
  '🟠': '#ed8936',
  '🔴': '#e53e3e',
  '⚫': '#4a5568',
  '▫️': 'transparent',
};

/** Rules for a page's style: the dots as platforms draw them, for which the page's font has no signs. */
export const DOT_STYLE =
  '.dot { display: inline-block; width: .85em; height: .85em; border-radius: 50%; vertical-align: -.08em; border: 1px solid #0002 }';

/** HTML whose dots are drawn. */
export function withDots(html: string): string {
  return Object.entries(DOTS).reduce(
    (drawn, [sign, colour]) =>
      drawn.replaceAll(sign, `<span class="dot" style="background:${colour}"></span>`),
    html,
  );
}
