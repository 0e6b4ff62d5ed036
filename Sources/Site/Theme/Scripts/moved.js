// At a former address of an article: the fragment comes along.
ready(() => {
  const moved = document.querySelector("a[data-moved]");
  if (moved) location.replace(moved.href + location.search + location.hash);
});
