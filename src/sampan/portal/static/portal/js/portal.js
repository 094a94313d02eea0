// Adds comfort to pages that work without it. No dependency, no inline code, nothing sent anywhere.
(() => {
  "use strict";
  const page = document.documentElement;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const store = "sampan-kept:";
  page.classList.add("has-script");

  // The summary of errors takes the focus, so that it is read first.
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();

  // What was typed stays in this tab, field by field, where the page allows it. Never a sealed field.
  const forget = () => { try { Object.keys(sessionStorage).filter((key) => key.startsWith(store)).forEach((key) => sessionStorage.removeItem(key)); } catch { /* storage is off */ } };
  const mayKeep = (box) => box.name && !box.closest("[data-sealed]") && !["password", "file", "hidden", "radio", "checkbox"].includes(box.type);
  const keyOf = (box) => store + location.pathname + ":" + box.name;
  all("[data-keep]").filter(mayKeep).forEach((box) => {
    try {
      const kept = sessionStorage.getItem(keyOf(box));
      if (kept && !box.value) box.value = kept;
      box.addEventListener("input", () => { try { sessionStorage.setItem(keyOf(box), box.value); } catch { /* full */ } });
    } catch { /* storage is off */ }
  });

  // Leaving with unsaved input asks first.
  let unsaved = false;
  document.addEventListener("input", (event) => { if (event.target.closest("form[data-guard]")) unsaved = true; });
  document.addEventListener("submit", (event) => {
    unsaved = false;
    if (event.target.matches("[data-sign-out]")) forget();
    else all("[data-keep]", event.target).filter((box) => box.name).forEach((box) => { try { sessionStorage.removeItem(keyOf(box)); } catch { /* off */ } });
  });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  // Quick exit: the page empties at once, then another one takes its place in the history.
  const exit = document.querySelector("[data-quick-exit]");
  const leave = () => { unsaved = false; forget(); document.body.hidden = true; document.title = " "; location.replace(exit.href); };
  let escapes = [];
  if (exit) {
    exit.addEventListener("click", (event) => { event.preventDefault(); leave(); });
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape") { escapes = []; return; }
      escapes = [...escapes.filter((at) => event.timeStamp - at < 2000), event.timeStamp];
      if (escapes.length >= 3) leave();
    });
  }

  // An idle screen blurs; any movement clears it.
  const wait = Number(document.body.dataset.idleBlur) * 1000;
  let timer;
  const wake = () => { page.classList.remove("is-idle"); clearTimeout(timer); if (wait) timer = setTimeout(() => page.classList.add("is-idle"), wait); };
  ["pointermove", "pointerdown", "keydown", "scroll", "touchstart"].forEach((name) => addEventListener(name, wake, { passive: true }));
  document.addEventListener("visibilitychange", () => { if (document.hidden && wait) page.classList.add("is-idle"); });
  wake();

  // Menus close by Esc or by a press elsewhere.
  const close = (keep) => all("[data-menu][open]").filter((menu) => !menu.contains(keep)).forEach((menu) => { menu.open = false; });
  addEventListener("click", (event) => close(event.target));
  addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.activeElement.closest("[data-menu][open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  // Copy buttons and drop boxes.
  addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.setAttribute("data-copied", "");
  });
  all(".file-drop").forEach((box) => ["dragenter", "dragover", "dragleave", "drop"].forEach((name) => box.addEventListener(name, () => box.classList.toggle("is-over", name.startsWith("dragenter") || name === "dragover"))));
})();
