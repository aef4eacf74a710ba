// Faults at the press of a button, to see how the bot bears them.

import * as api from "./api.js";
import { h } from "./dom.js";

const RULES = [
  [
    "429, 3 sn",
    "Sonraki ileti gönderimi “çok hızlı” diye geri çevrilir",
    { kind: "too_many", method: "sendMessage", retry_after: 3 },
  ],
  ["Sunucu hatası", "Sonraki ileti gönderimi 500 alır", { kind: "server_error", method: "sendMessage" }],
  ["Kes: yapılmadan", "Bağlantı, ileti gönderilmeden kesilir", { kind: "cut_before", method: "sendMessage" }],
  [
    "Kes: yapıldıktan sonra",
    "İleti gönderilir, bot bunu öğrenemez",
    { kind: "cut_after", method: "sendMessage" },
  ],
  ["Çift güncelleme", "Sonraki güncelleme bota iki kez gelir", { kind: "duplicate_update" }],
  ["Bozuk güncelleme", "Sonraki güncelleme bozuk gelir", { kind: "poison_update" }],
];

/** The fold with the buttons: {root, refresh()}. */
export function faultBar() {
  const count = h("span", { class: "badge", hidden: true });
  const clear = h("button", { type: "button", class: "chip clear", hidden: true }, "Arızaları kaldır");
  const buttons = RULES.map(([words, title, rule]) =>
    h(
      "button",
      { type: "button", class: "chip", title, on: { click: () => change(api.addFault(rule)) } },
      words,
    ),
  );
  clear.addEventListener("click", () => change(api.clearFaults()));

  async function refresh() {
    const waiting = (await api.faults()).filter((rule) => !rule.times || rule.hits < rule.times);
    count.textContent = String(waiting.length);
    count.hidden = clear.hidden = waiting.length === 0;
  }

  async function change(asked) {
    await asked.catch(() => null);
    await refresh().catch(() => null);
  }

  const root = h(
    "details",
    { class: "faults" },
    h("summary", {}, "Arıza çıkar", count),
    h("div", { class: "chips" }, buttons, clear),
  );
  return { root, refresh };
}
