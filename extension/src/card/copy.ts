/**
 * Puts text on the clipboard without moving the focus. Many on-premise sites are plain http, where `navigator.clipboard` does
 * not exist; there the `copy` event carries it (Clipboard API, section 5.1).
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}

function copyByEvent(text: string): boolean {
  let copied = false;
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    copied = event.clipboardData !== null;
  };
  window.addEventListener("copy", put, { capture: true, once: true });
  document.execCommand("copy");
  window.removeEventListener("copy", put, { capture: true });
  return copied;
}
