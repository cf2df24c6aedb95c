/**
 * Keeps the last fill's two moments (epoch ms with fractions) for `make bench`; nothing personal, and gone with the browser.
 */
export async function recordTiming(clickedAt: number, verifiedAt: number): Promise<null> {
  await chrome.storage.session.set({ lastTiming: { clickedAt, verifiedAt } });
  return null;
}
