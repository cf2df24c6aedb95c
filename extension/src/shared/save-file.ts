/** Hands a text to the browser as a download; in a page of others from inside `place`, our own closed shadow root. */
export function saveFile(name: string, text: string, type: string, place?: HTMLElement): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  place?.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url)); // the download has begun with the click
}
