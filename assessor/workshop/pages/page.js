// Saves the reload: follows the meeting, sends forms without leaving the page, tries again where the line is bad.
// Everything works without it.
(() => {
  "use strict";
  const status = document.getElementById("status");
  const main = () => document.querySelector("main");
  let source = null, sending = false, quiet = 0;

  const say = (words) => { status.textContent = words; };

  const take = async (response) => {
    const read = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = read.querySelector("main");
    if (!next) return;
    main().replaceWith(next);
    document.title = read.title;
    next.querySelector("h1").focus();
    window.scrollTo(0, 0);
    if (next.dataset.key !== "join" && next.dataset.key !== "ended") follow();
  };

  const show = async () => {
    if (sending) return;
    try {
      await take(await fetch("/", {credentials: "same-origin"}));
      say("");
    } catch { say("No connection. Trying again."); }
  };

  const send = async (url, body, tries) => {
    sending = true;
    say("Sending.");
    try {
      const response = await fetch(url, {method: "POST", body, credentials: "same-origin"});
      sending = false;
      await take(response);
      say("");
    } catch {
      say("Not sent yet: no connection. Trying again.");
      setTimeout(() => send(url, body, tries + 1), Math.min(8000, 500 * 2 ** tries));
    }
  };

  const news = (event) => {
    const now = JSON.parse(event.data);
    document.body.classList.add("live");
    for (const [mark, value] of [["voted", now.voted], ["present", now.present]]) {
      for (const place of document.querySelectorAll(`[data-${mark}]`)) place.textContent = value;
    }
    if (now.key !== main().dataset.key) show();
  };

  const follow = () => {
    if (source && source.readyState !== EventSource.CLOSED) return;
    source = new EventSource("/news");
    source.onmessage = (event) => { quiet = 0; news(event); };
    source.onerror = () => {
      document.body.classList.remove("live");
      if (source.readyState === EventSource.CLOSED) {
        quiet += 1;
        setTimeout(() => { follow(); show(); }, Math.min(10000, 1000 * quiet));
      }
    };
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || sending) { if (sending) event.preventDefault(); return; }
    event.preventDefault();
    send(form.action, new URLSearchParams(new FormData(form)), 0);
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && main().dataset.key !== "join") show(); });
  if (main().dataset.key !== "join" && main().dataset.key !== "ended") follow();
})();
