// "/" goes to the search box, wherever the reader is.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector("main [type=search]") ?? document.querySelector("[type=search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
