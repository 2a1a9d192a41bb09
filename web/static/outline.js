// Marks in the outline where the reader is.
const links = new Map(
  [...document.querySelectorAll(".outline a")].map((link) => [link.hash.slice(1), link]),
);
const headings = [...document.querySelectorAll("[id^=h]")].filter((h) => links.has(h.id));
let here = null;

function mark() {
  const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 120);
  const now = links.get((passed.at(-1) ?? headings[0])?.id) ?? null;
  if (now === here) return;
  here?.classList.remove("here");
  now?.classList.add("here");
  here = now;
}

let waiting = false;
addEventListener(
  "scroll",
  () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  },
  { passive: true },
);
mark();
