// Loaded with `--import`: shifts the clock of a process by SHIFT milliseconds. With SKEW it is set forward by so many milliseconds at the first
// SIGUSR2, right at the second, back at the third, right at the fourth, and so on.
let offset = Number(process.env.SHIFT ?? 0);
if (process.env.SKEW !== undefined) {
  const skews = [1, 0, -1, 0].map((times) => times * Number(process.env.SKEW));
  let signals = 0;
  process.on('SIGUSR2', () => {
    offset = skews[signals++ % skews.length];
  });
}
const RealDate = globalThis.Date;
const now = () => RealDate.now() + offset;

globalThis.Date = class ShiftedDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(now());
    else super(...args);
  }
  static now() {
    return now();
  }
};
