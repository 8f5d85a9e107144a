// Every page is complete without this; it adds finding, filtering, sorting, opening and copying.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");

  // What both lists of rules have in common: words to find, and how many are left.
  function makeFinder(rows, matches) {
    const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    return () => {
      const terms = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const row of rows) {
        const visible = matches(row) && terms.every((term) => words.get(row).includes(term));
        row.hidden = !visible;
        if (visible) count += 1;
      }
      nothing.hidden = count > 0;
      shown.value = count === rows.length ? `${count} rules` : `${count} of ${rows.length} rules`;
    };
  }

  // "/" leads to the field, Escape back to everything.
  function watchKeys(isFiltered, reset) {
    document.addEventListener("keydown", (event) => {
      const inField = event.target.matches("input, select, textarea");
      if (event.key === "/" && !inField && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        search.focus();
      } else if (event.key === "Escape" && isFiltered()) {
        reset();
      }
    });
  }

  function startToolbar(update) {
    search.addEventListener("input", update);
    search.form.addEventListener("submit", (event) => event.preventDefault());
    search.form.hidden = false;
    update();
  }

  // One run: rules that open.
  function startRun(rules) {
    const groups = all(".group");
    const counts = all(".count");
    const toggle = document.getElementById("toggle");
    const wanted = new Set();
    const visible = () => rules.filter((rule) => !rule.hidden);
    const allOpen = () => visible().length > 0 && visible().every((rule) => rule.open);
    const find = makeFinder(rules, (rule) => wanted.size === 0 || wanted.has(rule.dataset.verdict));

    function updateToggle() {
      toggle.textContent = allOpen() ? "Close all" : "Open all";
    }
    function update() {
      find();
      for (const group of groups) group.hidden = !group.querySelector(".rule:not([hidden])");
      for (const count of counts) {
        count.setAttribute("aria-pressed", String(wanted.has(count.dataset.show)));
      }
      updateToggle();
    }
    function reset() {
      wanted.clear();
      search.value = "";
      update();
    }
    function openTarget() {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target || !target.matches(".rule")) return;
      if (target.hidden) reset();
      target.open = true;
      target.scrollIntoView();
    }

    for (const count of counts) {
      count.addEventListener("click", () => {
        const verdict = count.dataset.show;
        if (!wanted.delete(verdict)) wanted.add(verdict);
        update();
      });
    }
    toggle.addEventListener("click", () => {
      const open = !allOpen();
      for (const rule of visible()) rule.open = open;
      updateToggle();
    });
    document.addEventListener("toggle", updateToggle, true);
    watchKeys(() => search.value || wanted.size > 0, reset);

    let closedForPrint = [];
    addEventListener("beforeprint", () => {
      closedForPrint = visible().filter(
        (rule) => !rule.open && rule.matches(".fail, .warn, .crash, .timeout"));
      for (const rule of closedForPrint) rule.open = true;
    });
    addEventListener("afterprint", () => {
      for (const rule of closedForPrint) rule.open = false;
    });
    addEventListener("hashchange", openTarget);
    startToolbar(update);
    openTarget();
  }

  // Several runs: a matrix that can be sorted.
  function startMatrix(matrix) {
    const rows = all(".rule-row", matrix);
    const picks = all("select", search.form);
    const different = document.getElementById("different");
    const severity = ["crash", "timeout", "fail", "warn", "pass", "record", "unsupported",
      "untestable", ""];

    const verdictsOf = (row) => all(".cell", row).map((cell) => cell.dataset.verdict);
    const matches = (row) => (!different || !different.checked || "different" in row.dataset) &&
      picks.every((pick) => pick.value === "" || (pick.dataset.field === "verdict"
        ? verdictsOf(row).includes(pick.value) : row.dataset[pick.dataset.field] === pick.value));
    const update = makeFinder(rows, matches);

    function reset() {
      search.value = "";
      for (const pick of picks) pick.value = "";
      if (different) different.checked = false;
      update();
    }
    const place = (row) => Number(row.dataset.place);
    const byDifference = (one, other) => one.dataset.rank - other.dataset.rank;
    const byPlace = (one, other) => place(one) - place(other);
    const byVerdict = (column) => (one, other) =>
      severity.indexOf(verdictsOf(one)[column]) - severity.indexOf(verdictsOf(other)[column]);

    // A button goes through ascending, descending, and differences first again.
    function sortBy(button) {
      const head = button.closest("th");
      const before = head.getAttribute("aria-sort");
      const now = { none: "ascending", ascending: "descending", descending: "none" }[before];
      for (const other of all("th[aria-sort]", matrix)) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", now);
      const key = button.dataset.key;
      const order = now === "none" ? byDifference
        : key === "place" ? byPlace : byVerdict(Number(key));
      const sign = now === "descending" ? -1 : 1;
      const sorted = [...rows].sort((one, other) => sign * order(one, other) || byPlace(one, other));
      matrix.tBodies[0].append(...sorted);
    }
    for (const button of all(".sort", matrix)) {
      button.addEventListener("click", () => sortBy(button));
    }
    for (const pick of picks) pick.addEventListener("change", update);
    if (different) different.addEventListener("change", update);
    document.getElementById("reset").addEventListener("click", reset);
    watchKeys(() => search.value || picks.some((pick) => pick.value) ||
      (different && different.checked), reset);
    startToolbar(update);
  }

  for (const line of all(".repeat")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(line.querySelector("code").textContent);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(line.querySelector("code"));
      }
    });
    line.append(button);
  }
  // What went wrong stands at the end of a trace.
  document.addEventListener("toggle", (event) => {
    for (const trace of all(".trace", event.target)) trace.scrollTop = trace.scrollHeight;
  }, true);

  document.documentElement.classList.add("js");
  const matrix = document.querySelector("table.matrix");
  const rules = all("details.rule");
  if (matrix) startMatrix(matrix);
  if (search && rules.length > 0) startRun(rules);
})();
