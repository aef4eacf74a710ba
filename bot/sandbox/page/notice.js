// Short notes that pass, and questions that wait for an answer.

import { h, icon } from "./dom.js";

const TOAST_LASTS = 3_500;

/** A note over the messages of a pane that goes by itself. */
export function toast(pane, text, kind = "info") {
  const holder = pane.querySelector(".toasts");
  const note = h("p", { class: `toast ${kind}` }, text);
  holder.append(note);
  setTimeout(() => note.classList.add("going"), TOAST_LASTS);
  setTimeout(() => note.remove(), TOAST_LASTS + 300);
}

/** A message that stays until it is read. */
export function alert(text) {
  const dialog = document.getElementById("alert");
  document.getElementById("alert-text").textContent = text;
  if (!dialog.open) dialog.showModal();
}

/** A question with yes and no; gives the answer. */
export function confirm(text) {
  const dialog = document.getElementById("confirm");
  document.getElementById("confirm-text").textContent = text;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

/** A menu beside a button; `items` are [picture, words, action]. */
export function openMenu(anchor, items) {
  const menu = document.getElementById("menu");
  const close = (back) => {
    menu.hidden = true;
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("keydown", keys, true);
    if (back) anchor.focus();
  };
  const outside = (event) => menu.contains(event.target) || close(false);
  const keys = (event) => moveInMenu(menu, event, close);
  const entry = ([picture, words, action]) =>
    h(
      "button",
      {
        type: "button",
        role: "menuitem",
        on: {
          click: () => {
            close(true);
            action();
          },
        },
      },
      icon(picture),
      h("span", {}, words),
    );
  menu.replaceChildren(...items.map(entry));
  menu.hidden = false;
  place(menu, anchor.getBoundingClientRect());
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("keydown", keys, true);
  menu.firstElementChild.focus();
}

function moveInMenu(menu, event, close) {
  const entries = [...menu.children];
  const at = entries.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") close(true);
  else if (step) entries.at((at + step) % entries.length).focus();
  else return;
  event.preventDefault();
}

function place(menu, anchor) {
  const gap = 6;
  const left = Math.min(anchor.left, innerWidth - menu.offsetWidth - gap);
  const below = anchor.bottom + gap;
  const fits = below + menu.offsetHeight < innerHeight;
  menu.style.left = `${Math.max(gap, left)}px`;
  menu.style.top = `${fits ? below : Math.max(gap, anchor.top - menu.offsetHeight - gap)}px`;
}
