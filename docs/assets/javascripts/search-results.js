// The list of results, in the dialog and on the page of results alike: plain links, made of
// elements and text only, and a status that says how many there are.

const WORDS = 5; // of a result that its link names

/** Shows results of one index in a list; the last query that was asked for wins. */
export class Results {
  #asked = 0;

  /** `list` and `status` are elements, `batch` is how many results are shown at a time. */
  constructor(index, { list, status, batch }) {
    Object.assign(this, { index, list, status, batch });
  }

  /** Show what a query finds; gives the number of pages, or nothing when it was overtaken. */
  async show(query, kind) {
    this.#asked += 1;
    const turn = this.#asked;
    const found = await this.index.find(query, kind);
    const items = await this.#items(found, 0);
    if (turn !== this.#asked) return undefined;
    this.list.replaceChildren(...items);
    this.status.textContent = query.trim() ? this.#said(query, found) : "";
    return found.hits.length;
  }

  /** Items for a batch of hits, and behind them a button for the next. */
  async #items(found, start) {
    const hits = found.hits.slice(start, start + this.batch.size);
    const shown = await Promise.all(hits.map((hit) => this.index.show(hit, found.keys)));
    const items = shown.map(resultItem);
    if (this.batch.more && found.hits.length > start + hits.length) {
      items.push(this.#moreItem(found, start + hits.length));
    }
    return items;
  }

  #moreItem(found, start) {
    const button = element("button", "nl-search__button", this.index.words.show_more);
    const item = element("li", "nl-search__more", button);
    button.type = "button";
    button.addEventListener("click", async () => {
      const items = await this.#items(found, start);
      item.replaceWith(...items);
      items[0]?.querySelector("a")?.focus();
    });
    return item;
  }

  #said(query, { hits, similar }) {
    const { words } = this.index;
    if (!hits.length) return `${words.nothing.replace("{query}", () => query)} ${words.nothing_more}`;
    const count = String(hits.length);
    const found = hits.length === 1 ? words.found_one : words.found_many.replace("{count}", count);
    return similar ? `${found} ${words.similar}` : found;
  }
}

/** An element of a class with these children. */
export function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

function resultItem({ address, title, heading, kind, marks, excerpt }) {
  const link = element("a", "nl-result__link", ...pieces(title));
  link.href = isHighlighted() ? highlighted(address, [...excerpt, ...heading, ...title]) : address;
  if (heading.length) link.append(element("span", "nl-result__heading", ...pieces(heading)));
  const item = element("li", "nl-result", link);
  if (kind) item.prepend(element("p", "nl-result__kind", kind));
  for (const mark of marks) item.append(element("p", "nl-mark", mark));
  if (excerpt.length) item.append(element("p", "nl-result__excerpt", ...pieces(excerpt)));
  return item;
}

/** `search.highlight`: whether results lead to the words that were found. */
function isHighlighted() {
  return document.querySelector("[data-search-highlight]") !== null;
}

/** An address with the words that browsers are to show on its page (text fragments). */
function highlighted(address, texts) {
  const words = new Set(texts.filter(({ found }) => found).map(({ text }) => text));
  const parts = [...words].slice(0, WORDS).map(
    (word) => `text=${encodeURIComponent(word).replaceAll("-", "%2D")}`,
  );
  if (!parts.length) return address;
  return `${address}${address.includes("#") ? "" : "#"}:~:${parts.join("&")}`;
}

function pieces(texts) {
  return texts.map(({ text, found }) => (found ? element("mark", "", text) : text));
}
