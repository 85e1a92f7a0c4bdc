// The page that puts custom reports together. What can be chosen comes from the catalogue; what is wrong, from the API.
"use strict";

const $ = id => document.getElementById(id);
const PATH = "/v1/custom-reports";
let catalogue, subject;

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in made) made[name] = value; else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

async function ask(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: {Authorization: "Bearer " + $("key").value.trim(), "Content-Type": "application/json"},
    body: body && JSON.stringify(body)
  });
  if (answer.status === 204) return null;
  const said = await answer.json();
  if (!answer.ok) throw said;
  return said;
}

function complain(problem) {
  const lines = (problem.errors || []).map(e => element("li", {}, `${e.pointer.replace("/report", "")}: ${e.detail}`));
  $("problem").replaceChildren(
    element("p", {}, problem.detail || "The server cannot be reached. Look at your connection and try again."),
    element("ul", {}, ...lines));
  $("progress").textContent = "";
}

function choice(type, name, thing, checked) {
  return element("label", {title: thing.definition || ""},
    element("input", {type, name, value: thing.name, checked}), " " + thing.label);
}

function chosen(name) {
  return [...document.querySelectorAll(`input[name=${name}]:checked`)].map(input => input.value);
}

function about(name) {
  subject = catalogue.subjects.find(s => s.name === name);
  $("measures").replaceChildren(...subject.measures.map((m, i) => choice("checkbox", "measure", m, i === 0)));
  $("dimensions").replaceChildren(...subject.dimensions.map(d => choice("checkbox", "dimension", d, false)));
  $("filters").replaceChildren();
  $("time").textContent = "The period means " + subject.time + ".";
}

function addFilter() {
  const value = element("input", {size: 30, className: "values", placeholder: "values, set apart by commas"});
  const operator = element("select", {className: "operator"});
  const dimension = element("select", {className: "dimension"},
    ...subject.dimensions.map(d => element("option", {value: d.name}, d.label)));
  const offer = () => {
    const number = subject.dimensions.find(d => d.name === dimension.value).type === "number";
    const operators = [["in", "is one of"], ["not_in", "is none of"]]
      .concat(number ? [["at_least", "is at least"], ["at_most", "is at most"]] : []);
    operator.replaceChildren(...operators.map(([v, label]) => element("option", {value: v}, label)));
  };
  dimension.onchange = offer;
  offer();
  const line = element("p", {}, dimension, operator, value);
  line.append(element("button", {type: "button", onclick: () => line.remove()}, "Remove"));
  $("filters").append(line);
}

function typed(text, type) {
  if (type === "number" && /^-?\d+$/.test(text)) return Number(text);
  if (type === "yes or no" && /^(true|yes)$/i.test(text)) return true;
  if (type === "yes or no" && /^(false|no)$/i.test(text)) return false;
  return text;
}

function wish() {
  return {
    subject: subject.name,
    measures: chosen("measure"),
    dimensions: chosen("dimension"),
    filters: [...$("filters").children].map(line => {
      const dimension = line.querySelector(".dimension").value;
      const type = subject.dimensions.find(d => d.name === dimension).type;
      return {
        dimension,
        operator: line.querySelector(".operator").value,
        values: line.querySelector(".values").value.split(",").map(v => typed(v.trim(), type))
      };
    }),
    grain: $("grain").value || null,
    period: {last_days: Number($("days").value)},
    time_zone: $("zone").value || null
  };
}

function show(value, column, row, columns) {
  if (value === null) return "–";
  if (column.unit === "share") return (value * 100).toFixed(1) + " %";
  if (column.unit === "money") {
    const currency = row[columns.findIndex(c => c.name === "currency")];
    if (!currency) return String(value);
    const style = new Intl.NumberFormat(undefined, {style: "currency", currency});
    return style.format(value / 10 ** style.resolvedOptions().maximumFractionDigits);
  }
  if (column.unit === "milliseconds") return Math.round(value).toLocaleString() + " ms";
  if (typeof value === "number") return value.toLocaleString(undefined, {maximumFractionDigits: 0});
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value;
}

function table(result) {
  const {columns, rows} = result;
  const numbers = columns.map(c => "unit" in c);
  const most = columns.map((c, i) => Math.max(0, ...rows.map(row => numbers[i] ? row[i] || 0 : 0)));
  $("rows").replaceChildren(
    element("thead", {}, element("tr", {}, ...columns.map((c, i) =>
      element("th", {title: c.definition, scope: "col", className: numbers[i] ? "number" : ""}, c.label)))),
    element("tbody", {}, ...rows.map(row => element("tr", {}, ...row.map((value, i) => {
      const text = element("span", {}, show(value, columns[i], row, columns));
      // A bar for the eye; amounts of two currencies have no common length.
      if (numbers[i] && most[i] > 0 && columns[i].unit !== "money") text.style.setProperty("--part", 100 * (value || 0) / most[i] + "%");
      return element("td", {className: numbers[i] ? "number" : ""}, text);
    })))));
  $("definitions").replaceChildren(...columns.flatMap(c => [element("dt", {}, c.label), element("dd", {}, c.definition)]));
}

async function follow(report, run) {
  const began = Date.now();
  $("result").hidden = true;
  while (run.status === "queued" || run.status === "running") {
    const seconds = Math.round((Date.now() - began) / 1000);
    $("progress").textContent = (run.status === "queued" ? "Waits for a worker" : "A worker reads the lake") + ` … ${seconds} s`;
    await new Promise(resolve => setTimeout(resolve, 1000));
    run = await ask("GET", `${PATH}/${report.id}/runs/${run.id}`);
  }
  $("progress").textContent = "";
  if (run.status === "failed") return complain({detail: run.problem});
  if (!run.result) run = await ask("GET", `${PATH}/${report.id}/runs/${run.id}`);
  $("result-name").textContent = report.name;
  $("result-about").textContent = `From ${run.period_from} up to, and without, ${run.period_to} (${report.report.time_zone || "UTC"}). `
    + `The lake as of ${new Date(run.as_of).toLocaleString()}; ${run.scanned.toLocaleString()} facts were looked through.`
    + (run.result.truncated ? " There are more rows than are shown: narrow it down." : "")
    + (run.result.rows.length ? "" : " Nothing of the kind happened in this period.");
  table(run.result);
  $("csv").onclick = async () => {
    const answer = await fetch(`${PATH}/${report.id}/runs/${run.id}/rows.csv`, {headers: {Authorization: "Bearer " + $("key").value.trim()}});
    element("a", {href: URL.createObjectURL(await answer.blob()), download: report.name + ".csv"}).click();
  };
  $("result").hidden = false;
}

async function begin(report) {
  $("problem").replaceChildren();
  try {
    await follow(report, await ask("POST", `${PATH}/${report.id}/runs`));
  } catch (problem) {
    complain(problem);
  }
}

async function openLast(report) {
  $("problem").replaceChildren();
  try {
    const runs = await ask("GET", `${PATH}/${report.id}/runs?limit=1`);
    if (runs.data.length) await follow(report, runs.data[0]); else await begin(report);
  } catch (problem) {
    complain(problem);
  }
}

async function listSaved() {
  if (!$("key").value.trim()) return;
  try {
    const reports = (await ask("GET", PATH + "?limit=100")).data;
    $("saved").replaceChildren(...reports.map(report => element("p", {},
      element("button", {type: "button", onclick: () => openLast(report)}, report.name), " ",
      element("button", {type: "button", onclick: () => begin(report)}, "Run again"), " ",
      element("button", {type: "button", onclick: async () => {
        if (confirm(`Delete "${report.name}" and its answers?`)) { await ask("DELETE", `${PATH}/${report.id}`); listSaved(); }
      }}, "Delete"),
      element("span", {className: "quiet"}, report.every ? `  every ${report.every}, next ${new Date(report.next_run_at).toLocaleString()}` : ""))));
    if (!reports.length) $("saved").replaceChildren(element("p", {className: "quiet"}, "None yet."));
  } catch (problem) {
    $("saved").replaceChildren(element("p", {className: "error"}, problem.detail || "They cannot be read now."));
  }
}

async function start() {
  catalogue = await (await fetch(PATH + "/catalogue")).json();
  $("subjects").replaceChildren(...catalogue.subjects.map((s, i) => choice("radio", "subject", s, i === 0)));
  $("subjects").onchange = event => about(event.target.value);
  about(catalogue.subjects[0].name);
  $("add-filter").onclick = addFilter;
  $("zone").value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  $("zones").replaceChildren(...(Intl.supportedValuesOf ? Intl.supportedValuesOf("timeZone") : []).map(value => element("option", {value})));
  $("key").value = sessionStorage.getItem("ink-key") || "";
  $("key").onchange = () => { sessionStorage.setItem("ink-key", $("key").value); listSaved(); };
  $("wish").onsubmit = async event => {
    event.preventDefault();
    $("problem").replaceChildren();
    $("run").disabled = true;
    try {
      const report = await ask("POST", PATH, {name: $("name").value, every: $("every").value || null, report: wish()});
      listSaved();
      await follow(report, await ask("POST", `${PATH}/${report.id}/runs`));
    } catch (problem) {
      complain(problem);
    } finally {
      $("run").disabled = false;
    }
  };
  listSaved();
}

start().catch(complain);
