// The service worker: keeps what the answering page needs, and answers without a connection. It touches nothing but
// GET. The list below is written by the server; a new list is a new worker, which waits until the old one's pages
// are closed.
const LIST = __LIST__;
const CACHE = `keha-${LIST.version}`;
const ROOMS = "keha-rooms";

self.addEventListener("install", (event) => {
  // Whole or not at all: a missing file fails the installation and the old version stays.
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(LIST.files)));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("keha-") && name !== CACHE && name !== ROOMS;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

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
