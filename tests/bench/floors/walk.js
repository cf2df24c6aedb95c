// What looking at every node of a page costs at the least: each is visited and named, each control is placed.
() => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let seen = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) seen += node.data.trim().length;
    else if (node.matches("input, select, textarea")) seen += node.getBoundingClientRect().width + node.id.length;
  }
  return seen;
}
