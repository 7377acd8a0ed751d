/**
 * Opens the browser's print window on what stands in the page for the printer, once its letters are
 * there. The title of the page would be the name of the PDF, so it is `title` meanwhile.
 */
export async function printSheets(title: string): Promise<void> {
  await document.fonts.ready;
  await new Promise((drawn) => requestAnimationFrame(drawn));
  const before = document.title;
  document.title = title;
  print();
  document.title = before;
}
