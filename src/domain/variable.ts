/** A variable of the environment that the program, or one of its platforms, reads. */
export interface Variable {
  readonly name: string;
  /** True where its value must never be shown or logged. */
  readonly secret: boolean;
  /** What it is for, in Markdown. */
  readonly summary: string;
  /** What counts where it is not set; absent where nothing does. */
  readonly default?: string;
}
