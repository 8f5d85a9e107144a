// The page is complete without this; it adds finding, filtering, opening and copying.
"use strict";
(() => {
  const rules = [...document.querySelectorAll(".rule")];
  const groups = [...document.querySelectorAll(".group")];
  const counts = [...document.querySelectorAll(".count")];
  const search = document.getElementById("search");
  const toggle = document.getElementById("toggle");
  const words = new Map(rules.map((rule) => [rule, rule.textContent.toLowerCase()]));
  const wanted = new Set();

  function update() {
    const terms = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const rule of rules) {
      const matches = (wanted.size === 0 || wanted.has(rule.dataset.verdict)) &&
        terms.every((term) => words.get(rule).includes(term));
      rule.hidden = !matches;
      if (matches) shown += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".rule:not([hidden])");
    for (const count of counts) {
      count.setAttribute("aria-pressed", String(wanted.has(count.dataset.show)));
    }
    document.getElementById("nothing").hidden = shown > 0;
    document.getElementById("shown").value =
      shown === rules.length ? `${shown} rules` : `${shown} of ${rules.length} rules`;
    updateToggle();
  }

  const visible = () => rules.filter((rule) => !rule.hidden);
  const allOpen = () => visible().length > 0 && visible().every((rule) => rule.open);
  function updateToggle() {
    toggle.textContent = allOpen() ? "Close all" : "Open all";
  }

  function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.matches(".rule")) return;
    if (target.hidden) {
      wanted.clear();
      search.value = "";
      update();
    }
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
  search.addEventListener("input", update);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  toggle.addEventListener("click", () => {
    const open = !allOpen();
    for (const rule of visible()) rule.open = open;
    updateToggle();
  });
  document.addEventListener("toggle", (event) => {
    // What went wrong stands at the end of a trace.
    for (const trace of event.target.querySelectorAll(".trace")) {
      trace.scrollTop = trace.scrollHeight;
    }
    updateToggle();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== search &&
        !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && (search.value || wanted.size > 0)) {
      wanted.clear();
      search.value = "";
      update();
    }
  });

  for (const line of document.querySelectorAll(".repeat")) {
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

  let closedForPrint = [];
  addEventListener("beforeprint", () => {
    closedForPrint = visible().filter((rule) => !rule.open && rule.matches(".fail, .warn, .crash, .timeout"));
    for (const rule of closedForPrint) rule.open = true;
  });
  addEventListener("afterprint", () => {
    for (const rule of closedForPrint) rule.open = false;
  });
  addEventListener("hashchange", openTarget);

  document.documentElement.classList.add("js");
  search.form.hidden = false;
  update();
  openTarget();
})();
