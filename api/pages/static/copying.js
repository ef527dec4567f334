// Text to the clipboard, also where the service is reached without TLS and the browser withholds its clipboard interface.

import { say } from "./words.js";

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.body.appendChild(document.createElement("textarea"));
  area.className = "off-screen";
  area.value = text;
  area.select();
  const isDone = document.execCommand("copy");
  area.remove();
  if (!isDone) throw new Error("copying was refused");
}

/** Copy, and say so on the button for a moment. */
export async function copyFrom(button, text) {
  const before = button.dataset.label ?? button.textContent;
  button.dataset.label = before;
  try {
    await copy(text);
    button.textContent = say("已复制", "Copied");
  } catch {
    button.textContent = say("请手动复制", "Please copy by hand");
  }
  button.focus();
  setTimeout(() => { button.textContent = before; }, 1600);
}
