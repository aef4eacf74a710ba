// What a newcomer sees in an empty chat: what this is, and questions to try.

import { h, icon } from "./dom.js";
import { avatar } from "./message.js";
import { office } from "./words.js";

/** Three questions, one for each of the bot's three decisions; tests hold them to it. */
export const EXAMPLES = [
  { kind: "answer", promise: "Yanıtlanır", text: "Suriyeli çocuk okula nasıl kaydedilir?" },
  {
    kind: "clarify",
    promise: "Önce netleştirir",
    text: "Yabancı işyeri açmak istiyor, ruhsat verebilir miyiz?",
  },
  { kind: "abstain", promise: "Bilmediğini söyler", text: "Stadyumda maç saat kaçta?" },
];

const ROLES = {
  memur:
    "Göçmen ve mültecilerle ilgili belediye işlerini kendi sözlerinizle sorun. Yanıt, kayıtlardan ve yasal dayanağıyla gelir; bot emin değilse bunu söyler. Yanıt bulunamayanı “Kurula sor” ile vaka olarak iletirsiniz; yanıtı bu sohbete gelir.",
  sekretarya:
    "Sekretarya çalışanı da buradan soru sorabilir. Her vaka sekretarya grubunda bir konu olarak açılır.",
  kurul:
    "Kurul üyesine görüş istekleri bu sohbette gelir; /kurul bekleyenleri ve geçmiş dosyaları gösterir. Öteki herkes gibi soru da sorabilir.",
  editör:
    "Editör yanıtsız kalan soruları /bosluklar ile, gözden geçirilecek kayıtları /gozden ile görür; kayıt dosyasını bu sohbete gönderir, başka bir editör onaylayınca yayımlanır. Bütün komutlar: /editor. Öteki herkes gibi soru da sorabilir.",
  yönetici:
    "Yönetici görev verir ve geri alır: /davet ile çağırır, /kisiler ile görevlileri görür, /rol ile görev verir. Öteki herkes gibi soru da sorabilir.",
  yabancı:
    "Masada görevi olmayan biri. Kayıtları okuyabilir, soru sorabilir; gerisi ona kapalıdır. Kaydolmanın yolunu /rol gösterir.",
};

/** The card of an empty private chat. */
export function welcomeCard(persona, pane) {
  return h(
    "section",
    { class: "welcome", "aria-label": "Karşılama" },
    avatar("Danışma Masası", "bot", "big"),
    h("h2", {}, "Danışma Masasına hoş geldiniz"),
    h(
      "p",
      {},
      "Şu anda ",
      h("strong", {}, persona.name),
      office(persona) ? ` (${office(persona)})` : "",
      " olarak yazıyorsunuz. ",
      ROLES[persona.role] ?? ROLES.memur,
    ),
    h(
      "div",
      { class: "examples" },
      EXAMPLES.map((example) => exampleButton(example, pane)),
    ),
    h(
      "button",
      { type: "button", class: "primary start", on: { click: () => pane.send("/start") } },
      icon("play"),
      "Başlat",
      h("code", {}, "/start"),
    ),
    h(
      "p",
      { class: "small" },
      "Burası deneme ortamıdır: kişiler uydurmadır, hiçbir şey bu bilgisayardan dışarı çıkmaz.",
    ),
  );
}

function exampleButton({ kind, promise, text }, pane) {
  return h(
    "button",
    { type: "button", class: "example", data: { kind }, on: { click: () => pane.send(text) } },
    h("span", { class: "promise" }, promise),
    h("span", { class: "question" }, text),
  );
}

/** The same questions as entries of a menu. */
export const exampleItems = (pane) => EXAMPLES.map(({ text }) => ["bulb", text, () => pane.send(text)]);
