// Keys and copying in a 对照表: n and p go from change to change, c copies a row as a citation.
import "./outline.js";

const rows = document.querySelector(".rows");
const changes = [...document.querySelectorAll(".compare tr[id]")].filter(
  (row) => !row.matches(".heading, .run, .unchanged, .renumbered") && !row.querySelector(".noise"),
);
let place = changes.findIndex((row) => `#${row.id}` === location.hash);

function go(step) {
  const next = changes[place + step];
  if (!next) return;
  place += step;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
  history.replaceState(null, "", `#${next.id}`);
}

function citation(row) {
  const labels = [...row.querySelectorAll(".label")].map((label) => label.textContent);
  const address = new URL(`#${row.id}`, location.href);
  return `${rows.dataset.cite}${[...new Set(labels)].join(" → ")}\n${address}`;
}

async function copy(row) {
  await navigator.clipboard.writeText(citation(row));
  const status = document.querySelector("#copied");
  status.textContent = rows.dataset.copied;
  setTimeout(() => (status.textContent = ""), 3000);
}

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea")) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") go(1);
  if (event.key === "p") go(-1);
  if (event.key === "c" && changes[place]) copy(changes[place]);
});

if (rows && navigator.clipboard) {
  for (const row of changes) {
    const button = document.createElement("button");
    button.className = "copy";
    button.textContent = rows.dataset.copy;
    button.addEventListener("click", () => copy(row));
    row.lastElementChild.append(button);
  }
}
