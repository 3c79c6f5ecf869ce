// The service worker: keeps what the answering page needs, and answers without a connection. It touches nothing but
// GET. The list below is written by the server; a new list is a new worker, which waits until the old one's pages
// are closed or say that nobody is in the middle of an answer.
const LIST = __LIST__;
const CACHE = `keha-v-${LIST.version}`;
const ROOMS = "keha-rooms";

self.addEventListener("install", (event) => {
  // Whole or not at all: a missing file fails the installation and the old version stays.
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(LIST.files)).catch(async (error) => {
    await caches.delete(CACHE);
    throw error;
  }));
});

self.addEventListener("activate", (event) => {
  // The version before stays: pages that were opened with it may still ask for a part of it.
  event.waitUntil((async () => {
    const versions = (await caches.keys()).filter((name) => name.startsWith("keha-v-") && name !== CACHE);
    await Promise.all(versions.slice(0, -1).map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data === "swap") self.skipWaiting();
  // Whoever works in Kehä gets the whole build, so that a page left open over an update finds all its parts.
  if (event.data === "whole") event.waitUntil(caches.open(CACHE).then(whole));
});

async function whole(cache) {
  const list = await (await fetch("/offline.json")).json();
  // Another build has come meanwhile: its own worker keeps it.
  if (list.version !== LIST.version) return;
  for (const file of list.whole) {
    if (!(await cache.match(file, { ignoreVary: true }))) await cache.add(file).catch(() => {});
  }
}

// Compression adds Vary, and module scripts would then miss the cache.
const kept = (request) => caches.match(request, { ignoreVary: true });

async function built(request) {
  const found = await kept(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) (await caches.open(ROOMS)).put(request, response.clone());
  return response;
}

async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    return (await kept("/shell.html")) ?? Promise.reject(error);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/pkg/")) event.respondWith(built(request));
});

// Chromium sends what waits even after the page is closed. The page keeps its own copy until it has a receipt itself,
// and the server keeps one answer however often it is sent.
self.addEventListener("sync", (event) => {
  if (event.tag === "keha-outbox") event.waitUntil(navigator.locks.request("keha-sync", drain));
});

async function drain() {
  // A page that is open sends by itself, with its own pauses.
  const open = await self.clients.matchAll({ type: "window" });
  if (open.some((page) => page.visibilityState === "visible")) return;
  const box = await caches.open("keha-outbox");
  for (const request of await box.keys()) {
    const operation = await (await box.match(request)).json();
    const body = JSON.stringify({ operations: [operation] });
    const reply = await fetch("/sync/v1", { method: "POST", headers: { "content-type": "application/json" }, body });
    const { receipts } = await reply.json();
    const own = receipts.find((receipt) => receipt.id === operation.id && receipt.hash === operation.hash);
    if (own) await box.delete(request);
  }
}
