// Makes and uses passkeys: carries what the browser's key store says into a form and sends it. No inline code.
(() => {
  "use strict";
  const octets = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/").padEnd(Math.ceil(text.length / 4) * 4, "=")), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const opened = (list) => (list || []).map((one) => ({ ...one, id: octets(one.id) }));

  const toCreate = ({ publicKey }, alone) => ({ publicKey: {
    ...publicKey,
    challenge: octets(publicKey.challenge),
    user: { ...publicKey.user, id: octets(publicKey.user.id) },
    excludeCredentials: opened(publicKey.excludeCredentials),
    authenticatorSelection: {
      ...publicKey.authenticatorSelection,
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: alone,
      ...(alone ? { userVerification: "required" } : {}),
    },
  } });
  const toGet = ({ publicKey }) => ({ publicKey: { ...publicKey, challenge: octets(publicKey.challenge), allowCredentials: opened(publicKey.allowCredentials) } });

  const told = (key) => {
    const said = { type: key.type, id: key.id, rawId: text(key.rawId), authenticatorAttachment: key.authenticatorAttachment, clientExtensionResults: key.getClientExtensionResults(), response: { clientDataJSON: text(key.response.clientDataJSON) } };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (key.response[name]) said.response[name] = text(key.response[name]);
    }
    if (key.response.getTransports) said.response.transports = key.response.getTransports();
    return JSON.stringify(said);
  };

  const asked = async (form) => {
    if (!form.dataset.asks) return JSON.parse(document.getElementById("js_data").textContent);
    const answer = await fetch(form.dataset.asks, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
    if (!answer.ok) throw new Error("no answer");
    return answer.json();
  };

  const go = async (form) => {
    const box = form.querySelector("[name=passwordless]");
    const options = await asked(form);
    const key = form.dataset.passkey === "create"
      ? await navigator.credentials.create(toCreate(options.creation_options, box ? box.checked : true))
      : await navigator.credentials.get(toGet(options.request_options));
    form.querySelector("[name=credential]").value = told(key);
    form.submit();
  };

  const able = Boolean(window.PublicKeyCredential && navigator.credentials);
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const note = document.getElementById("passkey-note");
    if (able) form.querySelectorAll("[data-passkey-button]").forEach((button) => { button.hidden = false; });
    else if (note) note.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const stopped = document.getElementById("passkey-stopped");
      if (stopped) stopped.hidden = true;
      go(form).catch(() => { if (stopped) { stopped.hidden = false; stopped.focus(); } });
    });
  });
})();
