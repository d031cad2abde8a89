// Comfort only; every page works without it. A choice in a form of filters is shown at once.
"use strict";
document.querySelectorAll("form.filters select").forEach((field) => {
  field.addEventListener("change", () => field.form.requestSubmit());
});
// Leading to an entry opens the list that it stands in.
const opened = () => document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
addEventListener("hashchange", opened);
opened();
