/** Items in order on as few pages as their sizes allow; an item that is larger than a page has one to itself. */
export function pagesOf<T>(
  items: readonly T[],
  { most, sizeOf }: { readonly most: number; readonly sizeOf: (item: T) => number },
): readonly (readonly T[])[] {
  const pages: T[][] = [];
  let room = 0;
  for (const item of items) {
    const size = sizeOf(item);
    const page = pages.at(-1);
    if (page === undefined || size > room) {
      pages.push([item]);
      room = most - size;
    } else {
      page.push(item);
      room -= size;
    }
  }
  return pages;
}
