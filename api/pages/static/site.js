// What all pages share; each page works without it.
//
//   <input data-suggest="/suggestions">      suggestions while one types (ARIA combobox)
//   <button data-copy="text">                copies the text; an empty value copies the address of the page
//   <button data-print>                      prints the page
//   <form data-unsaved>                      asks before one leaves what was written in it; sending it keeps it
//   <textarea> before .printed-text          is printed whole: a text box shows no more than fits in it
//   <form data-autosubmit>                   submits when a choice in it changes
//   <… data-confirm="question">              asks before a form is sent or a link or button is followed
//
// Classes (widgets.css): suggest-list, suggest-option, is-active, off-screen.

import { copyFrom } from "./copying.js";
import { say } from "./words.js";

const DELAY = 180;
const TYPED = new Set(["text", "search", "number", "email", "url", "tel", "password"]);

class Suggestions {
  constructor(input, number) {
    this.input = input;
    this.options = [];
    this.active = -1;
    this.list = document.createElement("ul");
    this.list.id = `suggestions-${number}`;
    this.list.className = "suggest-list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", say("提示", "Suggestions"));
    this.list.hidden = true;
    input.after(this.list);
    const attributes = {
      role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    // A press must not take the focus from the input: the list would close before the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const at = [...this.list.children].indexOf(event.target.closest("li"));
      if (at >= 0) this.choose(at);
    });
  }

  ask() {
    clearTimeout(this.waiting);
    this.request?.abort();
    const text = this.input.value.trim();
    if (!text) {
      this.close();
      return;
    }
    this.waiting = setTimeout(() => this.load(text), DELAY);
  }

  async load(text) {
    this.request = new AbortController();
    const address = new URL(this.input.dataset.suggest, window.location.origin);
    address.searchParams.set("q", text);
    try {
      const response = await fetch(address, { signal: this.request.signal, headers: { Accept: "application/json" } });
      const { suggestions = [] } = response.ok ? await response.json() : {};
      if (document.activeElement === this.input) this.show(suggestions);
    } catch {
      this.close(); // the box works without suggestions
    }
  }

  show(suggestions) {
    // A suggestion is a label to search for, an indicator with its id, or a thing with the address of its page.
    this.options = suggestions.map((one) => (typeof one === "string" ? { label: one } : one));
    this.list.replaceChildren(
      ...this.options.map(({ label, kind }, at) => {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${at}`;
        option.className = "suggest-option";
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = kind ? `${kind}：${label}` : label;
        return option;
      }),
    );
    this.mark(-1);
    this.list.hidden = this.options.length === 0;
    // Below the input, whatever its surroundings are laid out like.
    const { offsetLeft, offsetTop, offsetHeight, offsetWidth } = this.input;
    Object.assign(this.list.style, { left: `${offsetLeft}px`, top: `${offsetTop + offsetHeight}px`, minWidth: `${offsetWidth}px` });
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
  }

  close() {
    clearTimeout(this.waiting);
    this.request?.abort();
    this.show([]);
  }

  mark(at) {
    this.active = at;
    [...this.list.children].forEach((option, place) => {
      option.classList.toggle("is-active", place === at);
      option.setAttribute("aria-selected", String(place === at));
    });
    const option = this.list.children[at];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  press(event) {
    if (event.isComposing || this.list.hidden) return;
    const count = this.options.length;
    if (event.key === "ArrowDown") this.mark((this.active + 2) % (count + 1) - 1);
    else if (event.key === "ArrowUp") this.mark((this.active + count + 1) % (count + 1) - 1);
    else if (event.key === "Enter" && this.active >= 0) this.choose(this.active);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  choose(at) {
    const { id, label, href } = this.options[at];
    this.input.value = label;
    this.close();
    if (href) {
      window.location.assign(href);
      return;
    }
    if (id === undefined) {
      this.input.form?.requestSubmit();
      return;
    }
    const address = new URL(`/indicators/${encodeURIComponent(id)}`, window.location.origin);
    const language = new URLSearchParams(window.location.search).get("lang");
    if (language) address.searchParams.set("lang", language);
    window.location.assign(address);
  }
}

document.querySelectorAll("input[data-suggest]").forEach((input, number) => new Suggestions(input, number));

document.addEventListener("click", (event) => {
  const asking = event.target.closest("a[data-confirm], button[data-confirm]");
  if (asking && !window.confirm(asking.dataset.confirm)) {
    event.preventDefault();
    return;
  }
  const copying = event.target.closest("[data-copy]");
  if (copying) copyFrom(copying, copying.dataset.copy || window.location.href);
  if (event.target.closest("[data-print]")) window.print();
});
document.addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});
const unsaved = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-unsaved]");
  if (form) unsaved.add(form);
  const printed = event.target.nextElementSibling;
  if (printed?.classList.contains("printed-text")) printed.textContent = event.target.value;
});
window.addEventListener("submit", (event) => unsaved.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});
// Going back, a browser fills in again what was written.
window.addEventListener("pageshow", () => {
  for (const printed of document.querySelectorAll("textarea + .printed-text")) printed.textContent = printed.previousElementSibling.value;
});
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-autosubmit]");
  if (form && !TYPED.has(event.target.type)) form.requestSubmit();
});
