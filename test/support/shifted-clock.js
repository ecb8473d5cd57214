// Loaded with `--import`: shifts the clock of a process by SHIFT milliseconds.
const offset = Number(process.env.SHIFT ?? 0);
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
