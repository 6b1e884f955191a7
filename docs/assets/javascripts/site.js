// What the platform does not do by itself. Everything works without this file but the search
// and the switch of colours. It is loaded before anything is shown, so that chosen colours are
// there from the beginning.

(() => {
  const root = document.documentElement;
  const folder = new URL(".", document.currentScript.src).href;

  // Colours: the system's, until somebody chooses others. Only a choice is stored, and it is
  // removed when it is what holds without one.
  const STORED = "nl-scheme";
  const schemes = root.dataset.nlSchemes?.split(" ") ?? [];
  const isDark = matchMedia("(prefers-color-scheme: dark)");
  const fixed = "mdColorScheme" in root.dataset ? schemes[0] : undefined;
  let chosen = "";

  const ofSystem = () => (isDark.matches ? "dark" : "light");
  const withoutChoice = () => fixed ?? (schemes.includes("auto") ? "auto" : ofSystem());

  function showColours() {
    try {
      chosen = localStorage.getItem(STORED) ?? "";
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
    const scheme = schemes.includes(chosen) ? chosen : withoutChoice();
    root.dataset.nlScheme = scheme;
    const shown = scheme === "auto" ? ofSystem() : scheme;
    root.dataset.mdColorScheme = shown === "dark" ? "slate" : "default";
  }

  function chooseNext() {
    const next = schemes[(schemes.indexOf(root.dataset.nlScheme) + 1) % schemes.length];
    chosen = next === withoutChoice() ? "" : next;
    try {
      if (chosen) localStorage.setItem(STORED, chosen);
      else localStorage.removeItem(STORED);
    } catch {
      // As above.
    }
    showColours();
  }

  if (schemes.length) {
    showColours();
    isDark.addEventListener("change", showColours);
    for (const event of ["storage", "pageshow"]) addEventListener(event, showColours);
  }

  // Search: its script comes only when it is asked for.
  function prepareSearch(opener) {
    function open(event) {
      const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (event.type === "click" && !plain) return;
      event.preventDefault();
      import(`${folder}search-dialog.js`).then(
        (dialog) => dialog.open(opener),
        () => location.assign(opener.href),
      );
    }

    opener.addEventListener("click", open);
    addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") open(event);
    });
  }

  // A popover whose list was left by the Tab key, or whose entry was chosen, closes.
  function closeWhenLeft(list) {
    const isOpen = () => list.matches(":popover-open");
    list.addEventListener("focusout", ({ relatedTarget }) => {
      if (isOpen() && relatedTarget && !list.contains(relatedTarget)) list.hidePopover();
    });
    list.addEventListener("click", ({ target }) => {
      if (isOpen() && target.closest("a[href^='#']")) list.hidePopover();
    });
  }

  // A table that scrolls in its box can be reached by keyboard in every browser, and has a name.
  function watchTables(boxes) {
    const watcher = new ResizeObserver((entries) => {
      for (const { target: box } of entries) {
        const scrolls = box.scrollWidth > box.clientWidth;
        if (scrolls) box.tabIndex = 0;
        else box.removeAttribute("tabindex");
        box.role = scrolls ? "group" : null;
        box.ariaLabel = scrolls ? box.querySelector("thead").innerText : null;
      }
    });
    for (const box of boxes) watcher.observe(box);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const all = (selector) => document.querySelectorAll(selector);
    for (const button of all(".nl-palette")) button.addEventListener("click", chooseNext);
    for (const opener of all(".nl-search-open")) if (location.protocol !== "file:") prepareSearch(opener);

    // The language switch keeps the heading: it has the same id in every language.
    for (const link of all(".nl-languages a[hreflang]")) {
      link.addEventListener("click", () => {
        link.hash = location.hash;
      });
    }

    for (const list of all("[popover]")) closeWhenLeft(list);
    watchTables(all(".nl-table"));
    if (all("[data-nl-own-time]").length) import(`${folder}own-time.js`);
    if (all("[data-nl-earlier]").length) import(`${folder}earlier-ids.js`);
    if (all("[data-nl-follow], [data-nl-copy] pre").length) import(`${folder}article.js`);

    // In a copy that is opened from a folder, no server adds the `index.html`.
    if (location.protocol === "file:") {
      for (const link of all("a[href]")) { // in drawings, too
        const there = new URL(link.getAttribute("href"), document.baseURI);
        if (there.protocol !== "file:" || !there.pathname.endsWith("/")) continue;
        there.pathname += "index.html";
        link.setAttribute("href", there.href);
      }
    }
  });
})();
