// The page's only script: sends each change to the program, and shows what the program answers.
"use strict";
(() => {
  const body = document.body;
  const step = body.dataset.step;
  const byId = (id) => document.getElementById(id);
  let version = Number(body.dataset.version);
  let stamp = Number(body.dataset.stamp);
  let sending = false;
  let typing = null;
  let ended = false;

  const say = (text, bad) => {
    const said = byId("said");
    said.textContent = text;
    said.classList.toggle("bad", !!bad);
  };

  const post = (path, content, headers) =>
    fetch(path, { method: "POST", body: content, headers: { "X-Counterpart": body.dataset.word, ...headers } });

  // The step is drawn anew, into what stands there: whoever is at a control stays there.
  const draw = (html) => {
    const fresh = document.createElement("main");
    fresh.innerHTML = html;
    children(byId("step"), fresh);
  };

  const same = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || "") === (b.id || "");

  const children = (old, fresh) => {
    let at = old.firstChild;
    for (const node of [...fresh.childNodes]) {
      let found = at && same(at, node) ? at : null;
      if (!found && node.id) found = [...old.childNodes].find((one) => same(one, node)) || null;
      if (!found) {
        old.insertBefore(node, at);
        continue;
      }
      if (found === at) at = at.nextSibling;
      else old.insertBefore(found, at);
      become(found, node);
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  };

  const become = (old, fresh) => {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
      return;
    }
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    for (const { name } of [...old.attributes]) {
      const opened = name === "open" && old.nodeName === "DETAILS";
      if (!fresh.hasAttribute(name) && !opened) old.removeAttribute(name);
    }
    if (old.nodeName === "TEXTAREA") {
      if (old !== document.activeElement && fresh.value !== "") old.value = fresh.value;
      return;
    }
    children(old, fresh);
    if (old.nodeName === "INPUT" && old.type !== "file") {
      const quiet = old.classList.contains("quiet");
      const typed = quiet || (old === document.activeElement && old.type === "text");
      if (!typed && old.value !== fresh.getAttribute("value")) old.value = fresh.getAttribute("value") || "";
      if (!quiet) old.checked = fresh.hasAttribute("checked");
    } else if (old.nodeName === "SELECT" && !old.classList.contains("quiet")) {
      const chosen = fresh.querySelector("option[selected]");
      if (chosen) old.value = chosen.value;
    }
  };

  const show = (state, keepStep) => {
    version = state.version;
    const plan = byId("plan");
    if (plan.value !== state.plan && (typing === null || state.stale)) plan.value = state.plan;
    if (!keepStep) draw(state.html);
    byId("back").disabled = !state.back;
    say(state.stale ? body.dataset.stale : "", state.stale);
  };

  const answered = async (response, keepStep) => {
    const state = await response.json();
    if (response.ok) show(state, keepStep);
    else say((state.problems || [body.dataset.failed]).join(" "), true);
    return response.ok;
  };

  // One change at a time, in order; of one control that is being dragged the last alone.
  const queue = [];
  const pump = async () => {
    if (sending || queue.length === 0) return;
    sending = true;
    const job = queue.shift();
    try {
      const response = await post(job.path.replace("VERSION", version), job.content, job.headers);
      await answered(response, job.keepStep);
    } catch (e) {
      say(ended ? "" : body.dataset.gone, true);
    }
    sending = false;
    job.done();
    pump();
  };

  const change = (path, content, keepStep, headers) =>
    new Promise((done) => {
      const last = queue[queue.length - 1];
      if (keepStep && last && last.keepStep && last.path === path) {
        last.done();
        queue.pop();
      }
      queue.push({ path, content, keepStep, headers, done });
      pump();
    });

  const encoded = (form, submitter) => {
    const data = new FormData(form);
    if (submitter && submitter.name) data.append(submitter.name, submitter.value);
    return new URLSearchParams(data).toString();
  };

  const send = (form, keepStep) =>
    change(`/edit?step=${step}&version=VERSION`, encoded(form), keepStep, { "Content-Type": "application/x-www-form-urlencoded" });

  // A browser that has begun to send reads no answer until it has sent everything: whether there is room is asked first.
  const fits = async (path, name, file) => {
    try {
      const response = await post(`/room?to=${path.split("?")[0]}`, "", { ...name, "X-File-Size": file.size });
      return response.ok || (await answered(response));
    } catch (e) {
      say(body.dataset.gone, true);
      return false;
    }
  };

  const upload = async (path, file) => {
    say(`${body.dataset.working} ${file.name}`);
    const name = { "X-File-Name": encodeURIComponent(file.name) };
    if (!(await fits(path, name, file))) return;
    await change(path, file, false, { ...name, "Content-Type": "application/octet-stream" });
    if (!byId("said").classList.contains("bad")) say("");
  };

  document.addEventListener("input", (e) => {
    const control = e.target;
    if (control.classList.contains("slide")) {
      byId(control.dataset.for).value = control.value;
      send(control.form, true);
    } else if (control.id === "plan") {
      clearTimeout(typing);
      typing = setTimeout(sendPlan, 700);
    }
  });

  const sendPlan = async () => {
    clearTimeout(typing);
    const text = byId("plan").value;
    const content = new URLSearchParams({ do: "text", value: text }).toString();
    await change(`/edit?step=${step}&version=VERSION`, content, false, { "Content-Type": "application/x-www-form-urlencoded" });
    typing = null;
  };

  // Everything that was changed here has been sent and answered.
  const settled = async () => {
    if (typing !== null) await sendPlan();
    while (sending || queue.length > 0) await new Promise((r) => setTimeout(r, 20));
  };

  // Whoever leaves while typing loses nothing.
  window.addEventListener("pagehide", () => {
    if (typing === null) return;
    fetch(`/edit?step=${step}&version=${version}`, {
      method: "POST",
      keepalive: true,
      body: new URLSearchParams({ do: "text", value: byId("plan").value }).toString(),
      headers: { "X-Counterpart": body.dataset.word, "Content-Type": "application/x-www-form-urlencoded" },
    });
  });

  document.addEventListener("change", (e) => {
    const control = e.target;
    if (control.type === "file") {
      if (control.files.length) upload(control.closest("[data-takes]").dataset.takes, control.files[0]);
    } else if (control.id === "language") {
      post("/language", new URLSearchParams({ value: control.value }).toString()).then(() => location.reload());
    } else if (control.id === "plan") {
      if (typing !== null) sendPlan();
    } else if (control.form && control.form.classList.contains("edit") && !control.classList.contains("quiet")) {
      if (control.classList.contains("variable")) begin(control);
      if (control.type === "text" && control.value.trim() === "") emptied(control);
      else send(control.form, false);
    }
  });

  // A field that was emptied may only be about to be filled again; a caliper is taken away by its button.
  const emptied = (control) =>
    setTimeout(() => {
      if (control.value.trim() !== "" || control === document.activeElement) return;
      if (control.form.classList.contains("caliper")) control.value = control.defaultValue;
      else send(control.form, false);
    }, 600);

  // A condition on another variable begins with that variable's usual sign and value.
  const begin = (select) => {
    const option = select.selectedOptions[0];
    if (!option || option.dataset.sign === undefined) return;
    const form = select.form;
    form.elements.sign.value = option.dataset.sign;
    const old = form.elements.value;
    const hidden = document.createElement("input");
    hidden.type = "hidden";
    hidden.name = "value";
    hidden.value = option.dataset.value;
    old.replaceWith(hidden);
  };

  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (form.classList.contains("start")) {
      e.preventDefault();
      change(`${form.dataset.path}?step=${step}`, encoded(form), false, { "Content-Type": "application/x-www-form-urlencoded" });
      return;
    }
    if (!form.classList.contains("edit")) return;
    e.preventDefault();
    const option = form.elements.variable && form.elements.variable.selectedOptions && form.elements.variable.selectedOptions[0];
    if (form.classList.contains("add") && option && option.dataset.sign !== undefined) {
      const more = new URLSearchParams(encoded(form));
      more.set("sign", option.dataset.sign);
      more.set("value", option.dataset.value);
      change(`/edit?step=${step}&version=VERSION`, more.toString(), false, { "Content-Type": "application/x-www-form-urlencoded" });
    } else {
      send(form, false);
    }
  });

  document.addEventListener("click", (e) => {
    const button = e.target.closest("button, a");
    if (!button) return;
    if (button.nodeName === "A" && button.matches('[href^="/"]') && (typing !== null || sending || queue.length > 0)) {
      e.preventDefault();
      say(body.dataset.working);
      settled().then(() => (location.href = button.href));
      return;
    }
    if (button.id === "open-example") {
      say(body.dataset.working);
      change(`/example?step=${step}`, "", false);
    }
    else if (button.id === "back") change(`/back?step=${step}`, "", false);
    else if (button.id === "run") change(`/run?step=${step}`, "", false);
    else if (button.id === "cancel") change(`/cancel?step=${step}`, "", false);
    else if (button.id === "multiverse-cancel") change(`/multiverse-cancel?step=${step}`, "", false);
    else if (button.id === "audit-run") change("/audit", byId("audit-text").value, false, { "Content-Type": "text/plain; charset=utf-8" }).then(() => byId("audit-result").focus());
    else if (button.id === "quit") quit();
    else if (button.classList.contains("remove-caliper")) {
      byId(button.dataset.for).value = "";
      send(button.closest("form"), false);
    } else if (button.classList.contains("to-line")) toLine(Number(button.dataset.line));
    else if (button.classList.contains("to-column")) {
      e.preventDefault();
      if (step === "data") toColumn(button.dataset.column);
      else location.href = `/data#${encodeURIComponent(button.dataset.column)}`;
    } else if (button.matches(".marked a")) {
      const finding = byId(button.getAttribute("href").slice(1));
      if (finding) finding.open = true;
    }
  });

  const quit = async () => {
    const response = await post("/quit", "");
    const answer = await response.json();
    ended = true;
    document.open();
    document.write(answer.html);
    document.close();
  };

  const toLine = (line) => {
    const plan = byId("plan");
    const lines = plan.value.split("\n");
    const from = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    plan.focus();
    plan.setSelectionRange(from, from + (lines[line - 1] || "").length);
    plan.scrollTop = Math.max(0, ((line - 4) * plan.scrollHeight) / lines.length);
  };

  const toColumn = (name) => {
    const column = [...document.querySelectorAll("article.column")].find((one) => one.dataset.name === name);
    if (!column) return;
    const details = column.querySelector("details.declare");
    if (details) details.open = true;
    column.scrollIntoView();
    const first = column.querySelector("summary, input");
    if (first) first.focus();
  };

  // Files may be dropped anywhere on the pages that are for one, elsewhere on the field that takes it.
  const room = (e) => byId("drop") || e.target.closest("[data-takes]");
  const over = (at) => document.querySelectorAll("[data-takes]").forEach((one) => one.classList.toggle("over", one === at));
  document.addEventListener("dragover", (e) => {
    e.preventDefault();
    over(room(e));
  });
  document.addEventListener("dragleave", () => over(null));
  document.addEventListener("drop", (e) => {
    e.preventDefault();
    over(null);
    const file = e.dataTransfer.files[0];
    if (file && room(e)) upload(room(e).dataset.takes, file);
  });

  const set = (id, text) => {
    const at = byId(id);
    if (at && at.textContent !== text) at.textContent = text;
  };

  const put = (id, html) => {
    const at = byId(id);
    if (!at) return;
    const fresh = document.createElement("div");
    fresh.innerHTML = html;
    children(at, fresh);
  };

  const refresh = async () => {
    const response = await fetch(`/state?step=${step}`);
    if (response.ok) show(await response.json(), false);
  };

  // Long work: what the page says of it follows; true when it has come to its end, or begun elsewhere.
  const follow = (before, job) => {
    const at = byId(`${before}progress`);
    if (!at) return false;
    set(`${before}progress`, job.progress);
    byId(`${before}run`).disabled = !job.canStart;
    byId(`${before}cancel`).disabled = job.state !== "running";
    const bar = byId(`${before}bar`);
    bar.hidden = job.state !== "running" || job.percent < 0;
    if (job.percent >= 0) bar.value = job.percent;
    return at.dataset.state !== job.state;
  };

  // A page that is left behind asks no more: a browser has few lines to one place, and the next page needs one.
  let left = null;
  window.addEventListener("pagehide", () => left && left.abort());
  window.addEventListener("pageshow", (e) => e.persisted && location.reload());

  const live = async () => {
    while (!ended) {
      try {
        left = new AbortController();
        const response = await fetch(`/live?step=${step}&stamp=${stamp}`, { signal: left.signal });
        if (!response.ok) throw new Error();
        const now = await response.json();
        stamp = now.stamp;
        if (now.language !== body.dataset.language) location.reload();
        if (now.version !== version && !sending && typing === null) await refresh();
        if (now.counted) {
          set("live-cases", now.cases);
          set("live-controls", now.controls);
          set("live-pairs", now.pairs);
          put("problems-room", now.problems);
          put("flow", now.flow);
          set("epv", now.epv);
        }
        const news = [follow("", now.run), follow("multiverse-", now.multiverse)];
        if (news.includes(true)) await refresh();
      } catch (e) {
        if (ended || left.signal.aborted) return;
        say(body.dataset.gone, true);
        await new Promise((r) => setTimeout(r, 3000));
      }
    }
  };

  if (location.hash && step === "data") toColumn(decodeURIComponent(location.hash.slice(1)));
  live();
})();
