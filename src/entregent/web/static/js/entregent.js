// Every page works without this file: it only lets the browser keep the page that says "you are offline".
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js");
