// The line that fetches the article's verify.sh and runs it, by the page's own address where the site does not know its own.
// In a folder of the reader's there is nothing to fetch.
const inQuotes = (text) => text.replaceAll("'", "'\\''");
const shellWord = (text) => (/^[\w%+,\-./:=@]+$/.test(text) ? text : `'${inQuotes(text)}'`);

function verifyLines() {
  const line = document.querySelector(".check code[data-file]");
  if (!line) return;
  const fetching = line.querySelector(".fetch");
  const { protocol, origin, pathname } = new URL(line.dataset.file, location.href);
  if (protocol === "http:" || protocol === "https:") {
    fetching.querySelector(".w").textContent = shellWord(origin + pathname);
    fetching.hidden = false;
    return;
  }
  fetching.remove();
  let path = "";
  try { path = protocol === "file:" ? decodeURIComponent(pathname) : ""; } catch { /* not UTF-8: no text can say it */ }
  if (!path) return;
  line.querySelector(".file").textContent = shellWord(path);
  // What sha256sum and echo would read in another way stays as it is.
  if (!/[\\\n\r]/.test(path)) document.querySelector(".check .k-str .file").textContent = inQuotes(path);
}

ready(verifyLines);
