/** A table in Markdown. Pipes in cells are escaped; an empty cell stays empty. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`.replaceAll('|  |', '| |');
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text in backticks. */
export function code(text: string): string {
  return `\`${text}\``;
}
