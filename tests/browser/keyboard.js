// Watches the focus while tests/browser/keyboard.py holds the Tab key down: what it reaches, whether it is seen.
// Each press is looked at before it moves the focus on, so that a walk needs two questions to the page, not hundreds.
() => {
  const INTERACTIVE =
    "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0'], [role=button], " +
    "[contenteditable=''], [contenteditable=true], audio[controls], video[controls], iframe";
  const PARTS_OF_ONE = 12; // a date, a time or a player takes a few presses of its own before the focus leaves it
  const faults = [], order = [], seen = new Set();
  let last = null, lastLook = "", stays = 0, ended = false;

  const name = (one) => {
    const words = (one.getAttribute("aria-label") || one.textContent || one.value || "").trim().replace(/\s+/g, " ");
    const mark = ["name", "type", "href", "class"].filter((key) => one.getAttribute(key)).slice(0, 2);
    const marks = mark.map((key) => `[${key}="${one.getAttribute(key)}"]`).join("");
    return `<${one.localName}${one.id ? "#" + one.id : ""}${marks}> “${words.slice(0, 40)}”`;
  };
  const isUsable = (one) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.matches(":disabled") && !one.closest("[inert]") &&
    !one.matches("[tabindex='-1'][aria-hidden=true]") &&  // what Enter in a field presses
    (one.localName !== "summary" || one.matches("details > summary:first-of-type"));
  const isGroup = (one) => one.type === "radio" && one.name;
  const sameGroup = (one, other) => isGroup(other) && other.name === one.name && other.form === one.form;
  const wanted = [...document.querySelectorAll(INTERACTIVE)].filter(isUsable);
  const stops = wanted.filter((one) => !isGroup(one) || wanted.find((other) => sameGroup(one, other)) === one);

  // What a focus may be drawn on: the thing itself, or the label that covers its box.
  const drawnOn = (one) => [one, ...(one.labels || [])];
  const isClear = (colour) => colour === "transparent" || /, 0\)$|\/ 0\)$/.test(colour);
  const outlined = (style) =>
    style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && !isClear(style.outlineColor);
  const look = (one) => drawnOn(one).map((place) => {
    const style = getComputedStyle(place);
    const outline = outlined(style) ? `${style.outline} ${style.outlineOffset}` : "";
    return outline + (style.boxShadow === "none" ? "" : style.boxShadow);
  }).join("|");

  // A frame that scrolls or clips cuts an outline off that lies outside of its box.
  const isCut = (one) => {
    const style = getComputedStyle(one);
    if (!outlined(style) || style.boxShadow !== "none") return false;
    const box = one.getBoundingClientRect(), far = parseFloat(style.outlineOffset);
    for (let frame = one.parentElement; frame && frame !== document.body; frame = frame.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(frame);
      if (overflowX === "visible" && overflowY === "visible") continue;
      const clip = frame.getBoundingClientRect();
      const sides = [box.left - far <= clip.left, box.right + far >= clip.right, box.top - far <= clip.top, box.bottom + far >= clip.bottom];
      if (sides.filter(Boolean).length > 2) return true;
    }
    return false;
  };

  const where = (one) => {
    const box = [...one.getClientRects()].find((part) => part.width && part.height) || one.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, document.documentElement.clientWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right <= left || bottom <= top) return "stands outside of the window";
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return drawnOn(one).some((place) => place.contains(hit)) ? "" : `lies under ${hit ? name(hit) : "nothing"}`;
  };

  // The focus left `last`: what marked it must be gone now.
  const leave = () => {
    if (last && last.isConnected && lastLook && look(last) === lastLook) faults.push(`the focus cannot be told on ${name(last)}`);
    last = null;
  };
  const stay = () => {
    stays += 1;
    if (stays > PARTS_OF_ONE) { faults.push(`the focus is trapped on ${name(last)}`); ended = true; }
  };
  const arrive = (here) => {
    order.push(here); seen.add(here); last = here; stays = 0; lastLook = look(here);
    if (!lastLook.replaceAll("|", "")) faults.push(`the focus cannot be seen on ${name(here)}`);
    else if (isCut(here)) faults.push(`the mark of the focus is cut off on ${name(here)}`);
    const fault = where(here);
    if (fault) faults.push(`${name(here)} ${fault} when it has the focus`);
  };
  const note = () => {
    const here = document.activeElement;
    if (ended || here === start) return;
    if (here === last) return stay();
    leave();
    if (!here || here === document.body) { ended = order.length > 0 || !stops.length; return; }
    if (!seen.has(here)) return arrive(here);
    if (here !== order[0]) faults.push(`the focus is trapped: it goes round from ${name(order.at(-1))} to ${name(here)}`);
    ended = true;
  };

  const reached = (one) => isGroup(one) ? order.some((other) => sameGroup(one, other)) : seen.has(one);
  const pressable = `${INTERACTIVE}, label, option`;
  const pressedOnly = () => {
    const asks = [...document.querySelectorAll("[onclick], [hx-get], [hx-post], [hx-put], [hx-patch], [hx-delete]")]
      .filter((one) => !one.matches("[hx-trigger]:not([hx-trigger*=click])"));
    const looks = [...document.body.querySelectorAll("*")].filter((one) => getComputedStyle(one).cursor === "pointer");
    const all = new Set([...asks, ...looks, ...(window.pressedElements || [])]);
    return [...all].filter((one) => one.isConnected && isUsable(one) && one.localName !== "form" && !one.closest(pressable));
  };
  const told = () => {
    note();
    if (!ended) return { ended, faults: ["the Tab key does not come to an end of the page"] };
    const missed = stops.filter((one) => one.isConnected && isUsable(one) && !reached(one));
    const alone = pressedOnly().filter((one, at, all) => !all.includes(one.parentElement));
    start.remove();
    if (document.activeElement) document.activeElement.blur(); // for the picture that may be taken next
    scrollTo(0, 0);
    return { ended, faults: [
      ...faults,
      ...missed.map((one) => `the Tab key does not reach ${name(one)}`),
      ...alone.map((one) => `${name(one)} can only be pressed by a pointer`),
    ] };
  };

  const start = document.createElement("span"); // the top of the page, wherever the page has put the focus
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus({ preventScroll: true });
  addEventListener("keydown", (event) => { if (event.key === "Tab") note(); }, true);
  window.keyboardWalk = { told };
  return stops.length;
}
