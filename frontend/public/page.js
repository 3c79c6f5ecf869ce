// Inside every answering page, so that it works before anything else has come: turning pages, reading aloud, what this
// browser can do. What it finds out it writes as classes on the root, and the style sheet shows what belongs to them.
(() => {
const root = document.documentElement, on = (name, yes = true) => root.classList.toggle(name, yes);
on("js");
const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
const keep = (key, value) => { try { localStorage.setItem(key, value); return localStorage.getItem(key) === value; } catch { return false; } };
// No storage: said before the first question. Storage that was here and is gone: said, too.
const here = kept("keha.here");
on("nostore", !keep("keha.here", "1"));
const caches = window.caches;
if (caches) caches.has("keha-canary").then((was) => { on("wiped", was && !here); return was || caches.open("keha-canary"); }).catch(() => {});
on("all", kept("keha.all") === "1");
on("apple", /Apple/.test(navigator.vendor) && !matchMedia("(display-mode: standalone)").matches);
const form = () => document.querySelector("form[method]");
// A theme of which nothing is asked is no page.
const sections = () => [...form().querySelectorAll("section")].filter((section) => section.querySelector(".q:not([data-asked='0'])"));
const place = () => Math.max(0, sections().findIndex((section) => section.classList.contains("on")));
function go(to, focus) {
  const list = sections(), at = Math.min(Math.max(to, 0), list.length - 1);
  list.forEach((section, n) => section.classList.toggle("on", n === at));
  form().dataset.at = list.length < 2 ? "only" : at === 0 ? "first" : at === list.length - 1 ? "last" : "middle";
  const bar = form().querySelector("progress");
  if (bar) { bar.value = at + 1; bar.max = list.length; form().querySelector("[data-at]:not(form)").textContent = `${at + 1}/${list.length}`; }
  if (focus) { const title = list[at].querySelector("h2"); title.focus({ preventScroll: true }); title.scrollIntoView(); }
}
function show(id) {
  const field = document.getElementsByName(id)[0];
  if (!field) return false;
  go(sections().indexOf(field.closest("section")));
  field.focus();
  field.closest(".q").scrollIntoView();
  return true;
}
// Only voices of the device itself: others would send the text away.
const speech = window.speechSynthesis;
const voice = () => speech?.getVoices().find((one) => one.localService && one.lang.slice(0, 2) === root.lang);
const voices = () => on("says", !!voice());
if (speech) { voices(); speech.addEventListener?.("voiceschanged", voices); }
function say(section) {
  const speaking = speech.speaking;
  speech.cancel();
  document.querySelectorAll(".saying").forEach((q) => q.classList.remove("saying"));
  if (speaking) return;
  for (const q of section.querySelectorAll(".q:not([data-asked='0'])")) {
    const words = [...q.querySelectorAll("legend, label")].map((part) => (part.querySelector("select + span") ?? part).textContent.trim());
    const said = new SpeechSynthesisUtterance(words.join(". "));
    said.lang = root.lang; said.voice = voice();
    said.onstart = () => q.classList.add("saying");
    said.onend = () => q.classList.remove("saying");
    speech.speak(said);
  }
}
let installing;
addEventListener("beforeinstallprompt", (event) => { event.preventDefault(); installing = event; on("installs"); });
addEventListener("click", (event) => {
  const at = (selector) => event.target.closest?.(selector);
  if (at("[data-go]")) go(place() + +at("[data-go]").dataset.go, true);
  else if (at("[data-all]")) { const all = !root.classList.contains("all"); on("all", all); keep("keha.all", all ? "1" : "0"); }
  else if (at("[data-say]")) say(at("section"));
  else if (at("[data-install]")) { installing?.prompt(); on("installs", false); }
  else if (at(".problem a") && show(decodeURIComponent(at("a").hash.slice(1)))) event.preventDefault();
  // Another language keeps the personal part of the address.
  else if (at("nav a")) at("a").hash = location.hash;
});
// After the answers have been read: other questions may be asked now.
const again = () => form() && go(place());
addEventListener("input", again);
addEventListener("keha-asked", again);
document.addEventListener("DOMContentLoaded", () => { form()?.setAttribute("novalidate", ""); again(); });
addEventListener("submit", () => navigator.storage?.persist?.().catch(() => {}));
// For the service worker, which may send after the page is closed: a copy of what waits. Storage stays the truth.
async function copy() {
  const worker = await navigator.serviceWorker?.getRegistration();
  if (!caches || !worker?.sync) return;
  const outbox = Object.keys(localStorage).filter((key) => key.startsWith("keha.outbox."));
  const box = await caches.open("keha-outbox");
  for (const request of await box.keys()) if (!outbox.includes(new URL(request.url).pathname.slice(1))) await box.delete(request);
  for (const key of outbox) await box.put("/" + key, new Response(JSON.stringify(JSON.parse(localStorage.getItem(key)).operation)));
  if (outbox.length) await worker.sync.register("keha-outbox");
}
document.addEventListener("visibilitychange", () => { if (document.hidden) copy().catch(() => {}); });
// A device on a counter starts anew without a connection, too: it keeps every part.
if (kept("keha.kiosk") || /[?&]kiosk/.test(location.search)) navigator.serviceWorker?.ready.then((worker) => worker.active.postMessage("whole"));
// Keeps the page for visits without a connection, after everything that the first visit needs. A new version takes
// over when nobody is in the middle of an answer.
addEventListener("load", () => navigator.serviceWorker?.register("/sw.js").then((worker) => {
  const drafts = () => Object.keys(localStorage).some((key) => key.startsWith("keha.draft."));
  // Not at once: Chromium puts a new version off for five minutes if it is asked while the page still fetches its parts.
  setInterval(() => { if (worker.waiting && navigator.serviceWorker.controller && !drafts()) worker.waiting.postMessage("swap"); }, 4_000);
}).catch(() => {}));
})();
