// The sound of the duty desk: only where a person turned it on in this browser. It says that something waits, never what.
(() => {
  "use strict";
  const KEY = "sampan-duty-sound";
  const read = () => { try { return localStorage.getItem(KEY) === "on"; } catch { return false; } };
  const write = (on) => { try { on ? localStorage.setItem(KEY, "on") : localStorage.removeItem(KEY); } catch { /* storage is off */ } };
  const button = document.querySelector("[data-duty-sound]");
  let context = null;
  const beep = () => {
    context = context || new AudioContext();
    [0, 0.35, 0.7].forEach((at) => {
      const tone = context.createOscillator(), loud = context.createGain();
      tone.frequency.value = 660;
      loud.gain.setValueAtTime(0.2, context.currentTime + at);
      loud.gain.exponentialRampToValueAtTime(0.001, context.currentTime + at + 0.25);
      tone.connect(loud).connect(context.destination);
      tone.start(context.currentTime + at);
      tone.stop(context.currentTime + at + 0.25);
    });
  };
  const show = () => { button.textContent = read() ? button.dataset.on : button.dataset.off; button.setAttribute("aria-pressed", String(read())); };
  if (button) {
    button.hidden = false;
    show();
    button.addEventListener("click", async () => {
      write(!read());
      show();
      if (!read()) return;
      beep();
      if ("Notification" in window && Notification.permission === "default") await Notification.requestPermission();
    });
  }
  const newest = () => { const banner = document.getElementById("duty-banner"); return banner ? banner.dataset.newest : ""; };
  let known = newest();
  document.addEventListener("htmx:afterSettle", () => {
    if (newest() === known) return;
    known = newest();
    if (!known || !read()) return;
    beep();
    if ("Notification" in window && Notification.permission === "granted") new Notification(button ? button.dataset.told : "Sampan", { tag: "sampan-duty" });
  });
})();
