// The search of every page: a dialog with results as plain links, so that each can be opened
// in a new tab and read like any link. The arrow keys move from one to the next.

import { openIndex } from "./search-index.js";
import { element, Results } from "./search-results.js";

const SHOWN = 8; // results at a time; the page of results has them all
const PAUSE = 150; // milliseconds without typing before the search begins
let dialog;

// Its stylesheet comes with it, as few visits need it.
const styles = new Promise((done) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("../stylesheets/search.css", import.meta.url).href;
  link.onload = done;
  link.onerror = done; // rather a plain search than none
  document.head.append(link);
});

/** Show the search that a link opens: `href` leads to its page, `data-search-base` to its index. */
export async function open(opener) {
  dialog ??= new SearchDialog(opener);
  await styles;
  dialog.open();
}

class SearchDialog {
  constructor(opener) {
    this.opener = opener;
    const name = opener.textContent.trim();
    this.input = element("input", "nl-search__query");
    this.input.type = "search";
    this.input.name = "q";
    this.input.autocomplete = "off";
    this.input.autocapitalize = "none";
    this.input.spellcheck = false;
    this.input.enterKeyHint = "search";
    this.input.setAttribute("aria-label", name);
    this.row = element("div", "nl-search__row", this.input);
    this.form = element("form", "nl-search", this.row);
    this.form.action = opener.href; // Enter leads to the page of results
    this.form.setAttribute("role", "search");
    this.status = element("p", "nl-search__status");
    this.status.setAttribute("role", "status");
    this.list = element("ol", "nl-search__results");
    this.foot = element("p", "nl-search__foot");
    const parts = [this.form, this.status, this.list, this.foot];
    this.dialog = element("dialog", "nl-search-dialog", element("div", "nl-search-dialog__in", ...parts));
    this.dialog.setAttribute("aria-label", name);
    document.body.append(this.dialog);
    this.#listen();
  }

  open() {
    if (this.dialog.open) return this.input.select();
    this.dialog.showModal();
    this.input.focus();
    this.input.select();
    return this.results ?? this.#load();
  }

  async #load() {
    try {
      const base = new URL(this.opener.dataset.searchBase, document.baseURI);
      const index = await openIndex(base);
      this.#name(index.words, index.kinds);
      const batch = { size: SHOWN, more: false };
      this.results = new Results(index, { list: this.list, status: this.status, batch });
      await this.#search();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The parts that have words, which come with the index. */
  #name(words, kinds) {
    const close = element("button", "nl-search__button", words.close);
    close.type = "button";
    close.addEventListener("click", () => this.dialog.close());
    this.row.append(close);
    const everything = element("option", "", words.everything);
    everything.value = "";
    this.kind = element("select", "nl-search__kind", everything);
    this.kind.name = "kind";
    for (const [value, name] of Object.entries(words.kinds)) {
      if (!kinds.includes(value)) continue;
      const option = element("option", "", name);
      option.value = value;
      this.kind.append(option);
    }
    this.kind.addEventListener("change", () => this.#search());
    this.form.append(element("label", "nl-search__label", `${words.kind} `, this.kind));
    this.input.setAttribute("aria-label", words.label);
    this.list.setAttribute("aria-label", words.results);
    this.dialog.setAttribute("aria-label", words.label);
    this.all = element("a", "nl-search__all", words.all_results);
    this.foot.append(element("span", "nl-search__keys", words.keys), " ", this.all);
  }

  async #search() {
    if (!this.results) return;
    const query = this.input.value;
    try {
      const count = await this.results.show(query, this.kind.value);
      if (count === undefined) return;
      const address = new URL(this.opener.href);
      address.search = new URLSearchParams({ q: query, kind: this.kind.value });
      this.all.href = address.href;
      this.all.hidden = count <= SHOWN;
      this.list.scrollTop = 0;
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Say that nothing can be found, in the words that the page brought along. */
  #fail(error) {
    const { searchFailed } = this.opener.dataset;
    console.warn(error);
    if (!searchFailed) return location.assign(this.opener.href);
    this.list.replaceChildren();
    return this.status.replaceChildren(searchFailed);
  }

  #listen() {
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#search(), PAUSE);
    });
    this.dialog.addEventListener("keydown", (event) => this.#press(event));
    this.dialog.addEventListener("click", ({ target }) => {
      if (target === this.dialog || target.closest("a")) this.dialog.close();
    });
    this.dialog.addEventListener("close", () => {
      if (document.activeElement === document.body) this.opener.focus();
    });
  }

  #press(event) {
    const { key } = event;
    if (event.isComposing) return;
    if (key === "Escape") {
      event.preventDefault(); // `type=search` would only be emptied
      this.dialog.close();
      return;
    }
    const links = [...this.list.querySelectorAll("a")];
    const here = links.indexOf(document.activeElement);
    if (here < 0 && document.activeElement !== this.input) return;
    const isText = key.length === 1 && key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (here >= 0 && (isText || key === "Backspace")) this.input.focus(); // goes on writing
    const next = goal(key, here, links.length);
    if (next === undefined) return;
    event.preventDefault();
    (links[next] ?? this.input).focus();
  }
}

/** The number of the link that a key leads to, -1 for the field, nothing for other keys. */
function goal(key, here, count) {
  if (key === "ArrowDown" && count) return Math.min(here + 1, count - 1);
  if (key === "ArrowUp" && here >= 0) return here - 1;
  if (key === "Home" && here >= 0) return 0;
  if (key === "End" && here >= 0) return count - 1;
  return undefined;
}
