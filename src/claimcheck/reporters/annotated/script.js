// Filters, keys, and notes level with their claims. The page can be read without any of it.
(() => {
  "use strict";
  const by = (id) => document.getElementById(id);
  const form = by("filters");
  const notes = [...document.querySelectorAll(".note")];
  const rows = [...document.querySelectorAll(".row")];
  const marks = [...document.querySelectorAll(".claim[data-n]")];
  const selects = ["state", "kind", "section", "work"].map((name) => [name, by(`by-${name}`)]);
  const wide = matchMedia("(min-width: 56rem)");
  const sectionOf = new Map(notes.map((note) => [note, note.closest(".row")?.dataset.section]));
  let current = null;

  document.documentElement.classList.add("scripted");
  if (!form) return;  // there is nothing to walk through
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());

  // Notes stand level with their claims where there is room, and no row grows for it.
  const level = (row) => {
    const list = row.querySelector(".notes > ol");
    if (!list) return;
    const shown = [...list.children].filter((note) => !note.hidden);
    shown.forEach((note) => { note.style.marginTop = ""; });
    if (!wide.matches) return;
    const top = list.getBoundingClientRect().top;
    const gap = 14;
    const heights = shown.map((note) => note.getBoundingClientRect().height + gap);
    const room = Math.max(row.firstElementChild.getBoundingClientRect().bottom - top, heights.reduce((a, b) => a + b, 0));
    let edge = 0;
    const tops = shown.map((note, at) => {
      const mark = by(note.id.replace("n", "c"));
      const wanted = mark && row.contains(mark) ? mark.getClientRects()[0].top - top : 0;
      const place = Math.max(edge, wanted);
      edge = place + heights[at];
      return place;
    });
    let limit = room;
    for (let at = tops.length - 1; at >= 0; at--) {
      tops[at] = Math.min(tops[at], limit - heights[at]);
      limit = tops[at];
    }
    edge = 0;
    shown.forEach((note, at) => {
      note.style.marginTop = `${Math.max(0, tops[at] - edge)}px`;
      edge = tops[at] + heights[at];
    });
  };
  const seen = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        seen.add(target);
        level(target);
      } else seen.delete(target);
    }
  }, { rootMargin: "50% 0px" });
  rows.forEach((row) => row.querySelector(".notes") && watcher.observe(row));
  let waiting = 0;
  addEventListener("resize", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => seen.forEach(level));
  });
  if (!CSS.supports("selector(::details-content)")) {
    const unfold = () => document.querySelectorAll(".notes").forEach((one) => { one.open = wide.matches; });
    wide.addEventListener("change", unfold);
    unfold();
  }

  // Filters.
  const isFiltered = () => selects.some(([, select]) => select?.value);
  const fits = (note) => selects.every(([name, select]) => {
    const wanted = select?.value;
    if (!wanted) return true;
    if (name === "section") return sectionOf.get(note) === wanted;
    return (note.dataset[name] ?? "").split(" ").includes(wanted);
  });
  const filter = () => {
    const filtered = isFiltered();
    const kept = new Set();
    for (const note of notes) {
      note.hidden = filtered && !fits(note);
      if (!note.hidden) kept.add(note.id.slice(1));
    }
    for (const mark of marks) {
      mark.classList.toggle("off", filtered && !mark.dataset.n.split(" ").some((n) => kept.has(n)));
    }
    for (const row of rows) {
      const list = row.querySelector(".notes");
      const empty = !list || ![...list.querySelectorAll(".note")].some((note) => !note.hidden);
      if (list) list.hidden = empty;
      row.hidden = filtered && by("only").checked && empty && !/^H/.test(row.firstElementChild.tagName);
    }
    seen.forEach(level);
    const count = notes.filter((note) => !note.hidden).length;
    by("heard").textContent = filtered ? `${count} of ${notes.length} notes` : "";
  };
  selects.forEach(([, select]) => select?.addEventListener("change", filter));
  by("only").addEventListener("change", filter);
  by("clear").addEventListener("click", () => {
    selects.forEach(([, select]) => { if (select) select.value = ""; });
    by("only").checked = false;
    filter();
  });

  // From note to note.
  const go = (note) => {
    current?.classList.remove("here");
    current = note;
    note.classList.add("here");
    const fold = note.closest("details");
    if (!wide.matches) fold.open = true;
    const mark = by(note.id.replace("n", "c"));
    (mark && mark.closest(".row") === note.closest(".row") && wide.matches ? mark : note).scrollIntoView({ block: "center" });
    note.focus({ preventScroll: true });
  };
  const walk = (step, wanted) => {
    const filtered = isFiltered();
    const stops = notes.filter((note) => !note.hidden && (wanted ? note.dataset.state.split(" ").includes(wanted) : filtered || "open" in note.dataset));
    if (!stops.length) {
      by("heard").textContent = "nothing there";
      return;
    }
    let at;
    if (current) {
      const order = notes.indexOf(current);
      at = step > 0 ? stops.findIndex((note) => notes.indexOf(note) > order) : stops.findLastIndex((note) => notes.indexOf(note) < order);
    } else at = step > 0 ? 0 : stops.length - 1;
    if (at < 0) {
      by("heard").textContent = step > 0 ? "that was the last one" : "that was the first one";
      return;
    }
    go(stops[at]);
    by("heard").textContent = `${at + 1} of ${stops.length}`;
  };
  by("on").addEventListener("click", () => walk(1));
  by("back").addEventListener("click", () => walk(-1));
  by("bare")?.addEventListener("click", () => walk(1, "unsourced"));
  const steps = { n: [1], p: [-1], u: [1, "unsourced"], U: [-1, "unsourced"] };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !by("keys").checked) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox") return;
    if (event.key === "Escape") document.querySelector(".tools").open = false;
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      walk(...step);
    }
  });
  addEventListener("hashchange", () => {
    const note = by(location.hash.slice(1));
    if (note?.classList.contains("note")) {
      current?.classList.remove("here");
      current = note;
    }
  });

  // What belongs together lights up together.
  const light = (event, on) => {
    const note = event.target.closest?.(".note");
    const badge = event.target.closest?.(".badge");
    const number = note?.id.slice(1) ?? badge?.getAttribute("href").slice(2);
    if (number) by(`c${number}`)?.closest(".claim")?.classList.toggle("near-by", on);
  };
  document.addEventListener("mouseover", (event) => light(event, true));
  document.addEventListener("mouseout", (event) => light(event, false));
})();
