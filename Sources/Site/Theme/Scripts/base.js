// All parts of this folder are one script: it runs from the head, before the first paint, so that a stored theme never flashes.
// The page reads the same without it. Each part says what it does once the page is there.
const ready = (start) => document.addEventListener("DOMContentLoaded", start);
const root = document.documentElement;

// Storage may be forbidden (private windows, some file: pages): then a choice lasts for the page.
const stored = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
const store = (key, value) => {
  try {
    if (value) localStorage.setItem(key, value); else localStorage.removeItem(key);
  } catch { /* as above */ }
};
