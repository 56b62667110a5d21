// Keeps one page for when there is no connection. Nothing of a member is ever stored.
const CACHE = "entregent-offline-1", PAGE = "/offline";
self.addEventListener("install", event => event.waitUntil(caches.open(CACHE).then(cache => cache.add(PAGE)).then(() => self.skipWaiting())));
self.addEventListener("activate", event => event.waitUntil(
  caches.keys().then(names => Promise.all(names.filter(name => name !== CACHE).map(name => caches.delete(name)))).then(() => self.clients.claim())));
self.addEventListener("fetch", event => {
  if (event.request.mode === "navigate") event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)));
});
