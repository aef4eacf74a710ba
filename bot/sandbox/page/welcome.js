// What a newcomer sees in a chat in which she has not written yet: what this is, and three things to try.

import { h, icon } from "./dom.js";
import { avatar } from "./message.js";
import { go, toGroup } from "./routes.js";
import { office } from "./words.js";
import { world } from "./world.js";

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

const asks = (promise, text) => ({ kind: "work", promise, text });
const ROLES = {
  memur: {
    about:
      "Göçmen ve mültecilerle ilgili belediye işlerini kendi sözlerinizle sorun. Yanıt, kayıtlardan ve yasal dayanağıyla gelir; bot emin değilse bunu söyler. Yanıt bulunamayanı “Kurula sor” ile vaka olarak iletirsiniz; yanıtı bu sohbete gelir.",
    tries: EXAMPLES,
  },
  sekretarya: {
    about:
      "Her vaka sekretarya grubunda bir konudur; işler orada, kartın düğmeleriyle yürür. Konuya yazılan iç nottur, memura yalnızca önizlenip onaylanan yanıt gider.",
    tries: [
      { kind: "place", promise: "Vakayı üstlenin", text: "Grubun en yeni konusunu aç", go: newestTopic },
      asks("Bekleyen işlere bakın", "/kuyruk"),
      asks("Masanın sağlığına bakın", "/durum"),
    ],
  },
  kurul: {
    about:
      "Görüş istekleri bu sohbete gelir. Önce çıkar çatışması olup olmadığını bildirir, sonra dosyayı okur, görüşünüzü adım adım yazarsınız.",
    tries: [
      asks("Bekleyen ve geçmiş dosyalar", "/kurul"),
      asks("Kayıtlar ne diyor?", EXAMPLES[0].text),
      asks("Konulara göz atın", "/konular"),
    ],
  },
  editör: {
    about:
      "Yanıtsız kalan soruları ve gözden geçirme günü gelen kayıtları görürsünüz. Sohbete bir kayıt dosyası gönderin: denetlenir, öneriniz başka bir editörün onayıyla yayımlanır. Bütün komutlar: /editor.",
    tries: [
      asks("Yanıtsız kalan sorular", "/bosluklar"),
      asks("Gözden geçirilecek kayıtlar", "/gozden"),
      asks("Bir kaydın dosyasını alın", "/kayit okul-kaydi-yabanci-cocuk"),
    ],
  },
  yönetici: {
    about: "Görev verir ve geri alır, davet bağlantısı hazırlar, masanın sağlığına bakarsınız.",
    tries: [
      asks("Birini davet edin", "/davet"),
      asks("Kimin hangi görevi var?", "/kisiler"),
      asks("Masanın sağlığına bakın", "/durum"),
    ],
  },
  yabancı: {
    about: "Masada göreviniz yok. Kayıtları okuyabilir, soru sorabilirsiniz; gerisi size kapalıdır.",
    tries: [
      EXAMPLES[0],
      asks("Vaka açamazsınız, nedeni söylenir", "/vaka"),
      asks("Kaydolmanın yolu", "/rol"),
    ],
  },
};

const roleOf = (persona) => ROLES[persona.role] ?? ROLES.memur;

/** Where the case lies that nobody has claimed yet: the last topic of the first group. */
function newestTopic() {
  const group = world.groups()[0];
  const topics = group?.topics.filter((topic) => !topic.deleted && !topic.closed) ?? [];
  if (group) go(toGroup(group.id, topics.at(-1)?.thread_id ?? null));
}

/** The card at the head of a private chat in which its person has not written yet. */
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
      roleOf(persona).about,
    ),
    h(
      "div",
      { class: "examples" },
      roleOf(persona).tries.map((example) => exampleButton(example, pane)),
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

const run = (example, pane) => (example.go ? example.go() : pane.send(example.text));

function exampleButton(example, pane) {
  const { kind, promise, text } = example;
  return h(
    "button",
    { type: "button", class: "example", data: { kind }, on: { click: () => run(example, pane) } },
    h("span", { class: "promise" }, promise),
    h("span", { class: "question" }, text),
  );
}

/** The same as entries of a menu. */
export const exampleItems = (persona, pane) =>
  roleOf(persona).tries.map((example) => ["bulb", example.text, () => run(example, pane)]);
