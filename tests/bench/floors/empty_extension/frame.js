requestAnimationFrame(() => {
  const drawnAt = performance.timeOrigin + performance.now();
  void chrome.storage.session.set({ drawn: drawnAt - Number(location.hash.slice(1)) });
});
