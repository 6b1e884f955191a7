// What the platform does not do by itself. Everything works without this file but search.

(() => {

  // Search: its script comes only when it is asked for.
  const opener = document.querySelector(".nl-search-open");
  const folder = new URL(".", document.currentScript.src).href;

  function openSearch(event) {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (event.type === "click" && !plain) return;
    event.preventDefault();
    import(`${folder}search-dialog.js`).then(
      (dialog) => dialog.open(opener),
      () => location.assign(opener.href),
    );
  }

  if (opener && location.protocol !== "file:") {
    opener.addEventListener("click", openSearch);
    addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") openSearch(event);
    });
  }

  // The language switch keeps the heading: it has the same id in every language.
  for (const link of document.querySelectorAll(".nl-languages a[hreflang]")) {
    link.addEventListener("click", () => {
      link.hash = location.hash;
    });
  }

  // A popover whose list was left by the Tab key, or whose entry was chosen, closes.
  for (const list of document.querySelectorAll("[popover]")) {
    const isOpen = () => list.matches(":popover-open");
    list.addEventListener("focusout", ({ relatedTarget }) => {
      if (isOpen() && relatedTarget && !list.contains(relatedTarget)) list.hidePopover();
    });
    list.addEventListener("click", ({ target }) => {
      if (isOpen() && target.closest("a[href^='#']")) list.hidePopover();
    });
  }

  // A table that scrolls in its box can be reached by keyboard in every browser, and has a name.
  const watcher = new ResizeObserver((entries) => {
    for (const { target: box } of entries) {
      const scrolls = box.scrollWidth > box.clientWidth;
      if (scrolls) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
      box.role = scrolls ? "group" : null;
      box.ariaLabel = scrolls ? box.querySelector("thead").innerText : null;
    }
  });
  for (const box of document.querySelectorAll(".nl-table")) watcher.observe(box);

  // In a copy that is opened from a folder, no server adds the `index.html`.
  if (location.protocol === "file:") {
    for (const link of document.querySelectorAll("a[href]")) { // in drawings, too
      const there = new URL(link.getAttribute("href"), document.baseURI);
      if (there.protocol !== "file:" || !there.pathname.endsWith("/")) continue;
      there.pathname += "index.html";
      link.setAttribute("href", there.href);
    }
  }
})();
