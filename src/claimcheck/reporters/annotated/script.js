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
  const markOf = (note) => {
    const mark = note.id.startsWith("n") && by(note.id.replace("n", "c"))?.closest(".claim");
    return mark && mark.closest(".row") === note.closest(".row") ? mark : null;
  };
  const order = new Map([...rows, ...notes].map((one, at) => [one, at]));
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
    const words = row.firstElementChild;
    words.classList.toggle("tall", words.offsetHeight > innerHeight - 90);
    const from = words.getBoundingClientRect().top;
    const lead = list.getBoundingClientRect().top - row.getBoundingClientRect().top - parseFloat(getComputedStyle(row).paddingTop);
    const gap = 11;
    const heights = shown.map((note) => note.getBoundingClientRect().height + gap);
    const room = Math.max(words.offsetHeight - lead, heights.reduce((a, b) => a + b, 0));
    let edge = 0;
    const tops = shown.map((note, at) => {
      const mark = markOf(note);
      const wanted = mark ? mark.getClientRects()[0].top - from - lead : 0;
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
  // On paper there is no panel to see it by.
  const tell = (filtered, count) => {
    const told = by("filtered");
    told.hidden = !filtered;
    if (!filtered) return;
    const chosen = selects.filter(([, select]) => select?.value).map(([, select]) => {
      const label = select.closest("label").firstChild.textContent.trim().toLowerCase();
      return `${label} “${select.selectedOptions[0].textContent}”`;
    });
    const left = rows.filter((row) => row.hidden).length;
    const out = left ? `; ${left} of ${rows.length} passages are left out` : "; the text is whole, and what does not fit is not marked";
    told.textContent = `A part only: ${chosen.join(", ")}; ${count} of ${notes.length} notes${out}`;
  };
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
    document.querySelector(".tools > summary").textContent = filtered ? "Filter: on" : "Filter";
    tell(filtered, count);
  };
  selects.forEach(([, select]) => select?.addEventListener("change", filter));
  by("only").addEventListener("change", filter);
  by("clear").addEventListener("click", () => {
    selects.forEach(([, select]) => { if (select) select.value = ""; });
    by("only").checked = false;
    filter();
  });

  // From note to note.
  const bar = form.closest(".bar");
  const top = () => (getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0) + 12;
  const isSeen = (one) => {
    const box = one.getBoundingClientRect();
    const from = Math.min(box.bottom, box.top + 90);
    return box.top >= top() - 13 && from <= innerHeight - 10;
  };
  // Brings a note and its claim into sight; where there is no room for both, the note says the claim.
  const show = (note, mark) => {
    const at = (one) => one.getBoundingClientRect();
    const both = () => !mark || isSeen(mark);
    note.querySelector(":scope > .said")?.remove();
    const tries = [
      () => at(mark ?? note).top - top() - (wide.matches ? innerHeight / 4 : 0),
      () => (at(mark ?? note).top + at(note).bottom - innerHeight - top()) / 2,
      () => at(note).top - innerHeight / 2,
      () => at(note).bottom - innerHeight + 12,
      () => at(note).top - top(),
    ];
    for (const way of tries) {
      scrollBy(0, way());
      if (isSeen(note) && both()) return;
    }
    if (mark && !note.querySelector(":scope > .says")) {
      const words = document.createElement("p");
      words.className = "says said";
      words.dir = "auto";
      words.textContent = mark.textContent;
      note.querySelector(".head").after(words);
      scrollBy(0, at(note).top - top());
    }
  };
  const take = (note) => {
    if (note === current) return;
    if (current) {
      current.classList.remove("here");
      markOf(current)?.classList.remove("here");
    }
    current = note;
    note?.classList.add("here");
    if (note) markOf(note)?.classList.add("here");
  };
  const go = (note) => {
    const row = note.closest(".row");
    row.classList.add("drawn");
    take(note);
    const fold = note.closest(".notes");
    if (!wide.matches) fold.open = true;
    level(row);
    show(note, markOf(note));
    note.focus({ preventScroll: true });
    // What comes into sight is laid out only now, which may move it all.
    let stood = scrollY;
    const again = (times) => requestAnimationFrame(() => {
      if (current !== note || Math.abs(scrollY - stood) > innerHeight) return;
      const mark = markOf(note);
      if (!isSeen(note) || (mark && !isSeen(mark) && !note.querySelector(":scope > .says"))) show(note, mark);
      stood = scrollY;
      if (times) again(times - 1);
    });
    again(3);
  };
  // Where the reader is: the note that was gone to, if it is in sight, or else the top of the window.
  const onward = (stops, step) => {
    if (current && !current.hidden && isSeen(current)) {
      const here = order.get(current);
      return step > 0 ? stops.findIndex((note) => order.get(note) > here) : stops.findLastIndex((note) => order.get(note) < here);
    }
    take(null);
    const edge = top();
    const first = rows.findIndex((row) => !row.hidden && row.getBoundingClientRect().bottom > edge);
    const isBelow = (note) => {
      const place = order.get(note.closest(".row"));
      if (first < 0 || place !== first) return first >= 0 && place > first;
      const mark = markOf(note) ?? note;
      const box = (mark.checkVisibility() ? mark : rows[first]).getBoundingClientRect();
      return box.top >= edge - 12;
    };
    const next = stops.findIndex(isBelow);
    return step > 0 ? next : (next < 0 ? stops.length : next) - 1;
  };
  const walk = (step, wanted) => {
    const filtered = isFiltered();
    const stops = notes.filter((note) => !note.hidden && (wanted ? note.dataset.state.split(" ").includes(wanted) : filtered || "open" in note.dataset));
    const at = onward(stops, step);
    const heard = by("heard");
    if (!stops.length) heard.textContent = "nothing there";
    else if (at >= 0) {
      go(stops[at]);
      heard.textContent = `${at + 1} of ${stops.length}`;
    } else if (current) heard.textContent = step > 0 ? "that was the last one" : "that was the first one";
    else heard.textContent = step > 0 ? "none further down" : "none further up";
  };
  by("on").addEventListener("click", () => walk(1));
  by("back").addEventListener("click", () => walk(-1));
  by("bare")?.addEventListener("click", () => walk(1, "unsourced"));
  const steps = { n: [1], p: [-1], u: [1, "unsourced"], U: [-1, "unsourced"] };
  addEventListener("keydown", (event) => {
    const tools = document.querySelector(".tools");
    if (event.key === "Escape" && tools.open) {
      tools.open = false;
      if (tools.contains(document.activeElement)) tools.querySelector("summary").focus();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !by("keys").checked) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox") return;
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      walk(...step);
    }
  });
  const noteAt = (place) => {
    const note = /^#[cn]\d+$/.test(place) && by(place.slice(1).replace("c", "n"));
    return note || null;
  };
  addEventListener("hashchange", () => take(noteAt(location.hash)));
  document.addEventListener("focusin", (event) => {
    const note = event.target.closest?.(".note");
    if (note) take(note);
  });
  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const place = event.target.closest?.("a")?.getAttribute("href") ?? "";
    const note = /^#n/.test(place) && noteAt(place);
    if (!note || note.hidden) return;
    event.preventDefault();
    if (location.hash !== place) history.pushState(null, "", place);
    go(note);
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
