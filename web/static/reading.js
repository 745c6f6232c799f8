// What a page can do besides being read: copy a link or a quotation, link a
// range of paragraphs, answer to keys. Every page is complete without it, so
// it makes its own buttons.
"use strict";

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function make(name, attributes, ...inside) {
	const element = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
	element.append(...inside);
	return element;
}

function button(text, label, act) {
	const made = make("button", { type: "button", class: "plain", "aria-label": label }, text);
	made.addEventListener("click", act);
	return made;
}

// Saying what was done, to the eye and to a screen reader alike.

const said = make("p", { class: "said", role: "status", "aria-live": "polite" });
let silence;

function say(sentence) {
	said.textContent = sentence;
	clearTimeout(silence);
	silence = setTimeout(() => said.textContent = "", 5000);
}

// Copying

async function copy(what, text, html) {
	try {
		await toClipboard(text, html);
	} catch {
		copyByEvent(text, html);
	}
	say(`${what} copied.`);
}

function toClipboard(text, html) {
	if (!html) return navigator.clipboard.writeText(text);
	const blob = (type) => new Blob([text], { type });
	return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob("text/plain"), "text/html": blob("text/html") })]);
}

// Where a site is not served securely, browsers have only the old way.
function copyByEvent(text, html) {
	document.addEventListener("copy", (event) => {
		event.clipboardData.setData("text/plain", text);
		if (html) event.clipboardData.setData("text/html", text);
		event.preventDefault();
	}, { once: true });
	document.execCommand("copy");
}

// Quoting: a place is a paragraph of a cable, in the telegram view a segment;
// the body of a paragraph's own page; or, for a marked range, the first of it.

const article = one("article.cable");
const range = one(".range");

// While a page loads :target is not there yet.
const targeted = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
const alone = article?.matches(".excerpt");

function linkTo(place) {
	const link = new URL(location.pathname, one("link[rel=canonical]").href);
	const here = new URLSearchParams(location.search);
	for (const name of ["view", "mark"]) {
		if (here.has(name) && (name === "view" || copying.line === range)) link.searchParams.set(name, here.get(name));
	}
	link.hash = place.id;
	return link.href;
}

// On its own page the citation says which paragraph it is.
function citationOf() {
	return [article.dataset.citation, copying.line.dataset.cited].filter(Boolean).join(", ");
}

function quotationOf(place) {
	const parts = place.matches(".segment") ? partsOfTelegram(place) : partsOf(place);
	return { parts, citation: citationOf(), link: linkTo(place) };
}

function partsOf(place) {
	const inner = all(".para, h2.heading", place);
	const blocks = copying.line === range ? all(".body .marked") : place.matches(".para") ? [place, ...inner] : inner;
	const several = blocks.filter((block) => block.matches(".paragraph")).length > 1;
	return blocks.map((block, i) => ({
		text: (several || i > 0 ? labelOf(block) : "") + textOf(block),
		table: block.matches(".table"),
	})).filter((part) => part.text);
}

// A telegram is quoted as received, line by line.
function partsOfTelegram(place) {
	const segments = copying.line === range ? all(".marked:not(.marked .marked)") : [place];
	const text = segments.map((segment) => {
		const copy = segment.cloneNode(true);
		for (const added of all(".pilcrow, .alone, .range", copy)) added.remove();
		return copy.textContent;
	}).join("");
	return [{ text: text.replace(/^\n+|\s+$/g, ""), table: true }];
}

function labelOf(block) {
	const label = one(":scope > .gutter > .label", block);
	if (label) return label.textContent + ". ";
	return block.matches(".bullet") ? "– " : "";
}

// A mark belongs to what is quoted, and a redaction is quoted as published.
// What is there for the ear alone is left out.
function textOf(block) {
	const text = (one(".text", block) ?? block).cloneNode(true);
	for (const unseen of all(".unseen, .hit", text)) unseen.remove();
	for (const mark of all(".marking", text)) mark.textContent = `(${mark.textContent})`;
	return block.matches(".table") ? text.textContent.trimEnd() : text.textContent.replace(/[ \t]+/g, " ").trim();
}

function asText({ parts, citation, link }) {
	return `“${parts.map((part) => part.text).join("\n\n")}”\n\n— ${citation}\n${link}\n`;
}

function asMarkdown({ parts, citation, link }) {
	const escape = (text) => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/^(\d+)\./gm, "$1\\.").replace(/^[-+=]/gm, "\\$&");
	const lines = (part) => part.text.split("\n").map((line) => "> " + (part.table ? "    " + line : escape(line)));
	const quoted = parts.map((part) => lines(part).join(part.table ? "\n" : "\\\n"));
	return [...quoted, `> — [${escape(citation)}](${link})`].join("\n>\n") + "\n";
}

function asHTML({ parts, citation, link }) {
	const quoted = parts.flatMap((part) => ["\n", make(part.table ? "pre" : "p", {}, part.text)]);
	const source = make("p", {}, "— ", make("a", { href: link }, citation));
	return `${make("blockquote", { cite: link }, ...quoted, "\n").outerHTML}\n${source.outerHTML}\n`;
}

const copying = make("span", { class: "copying", role: "toolbar" },
	button("Copy link", "Copy link", () => copy("Link", linkTo(copying.place))),
	button("Copy quotation", "Copy quotation with citation", () => copy("Quotation", asText(quotationOf(copying.place)))),
	button("as Markdown", "Copy quotation as Markdown", () => copy("Markdown", asMarkdown(quotationOf(copying.place)))),
	button("as HTML", "Copy quotation as HTML", () => copy("HTML", asHTML(quotationOf(copying.place)), true)),
	button("Copy hashtags", "Copy hashtags", () => copy("Hashtags", article.dataset.hashtags)));

// A toolbar is one stop for Tab, and arrows move within it: else a reader who
// tabs from ¶ to ¶ would meet five buttons at each.
function makeStop(stop) {
	for (const each of copying.children) each.tabIndex = each === stop ? 0 : -1;
}

function moveInToolbar(event) {
	const to = { ArrowRight: "nextSibling", ArrowLeft: "previousSibling" }[event.key];
	const next = to && event.target[to];
	if (!next) return;
	event.preventDefault();
	makeStop(next);
	next.focus();
}

makeStop(copying.firstChild);
copying.addEventListener("keydown", moveInToolbar);

// offer puts the buttons into the line that a paragraph keeps for them.
function offer(place, line, name) {
	if (!line || copying.line === line) return;
	one(".para.at, .segment.at")?.classList.remove("at");
	if (line !== range) place.classList.add("at");
	copying.place = place;
	copying.line = line;
	copying.setAttribute("aria-label", `Copy ${name}`);
	line.prepend(copying);
}

function offerAt(element) {
	if (range && element?.closest(".range")) return offer(one(".para.marked, .segment.marked"), range, "what is marked");
	const para = element?.closest(".para[id], .segment");
	if (para) offer(para, one(":scope > .alone", para), one(".pilcrow", para)?.getAttribute("aria-label").replace("Link to ", ""));
}

// A click must not move the text between press and release: only the keyboard's focus counts.
function offerAtFocus(event) {
	if (event.target.matches(":focus-visible")) offerAt(event.target);
}

function offerCopying() {
	for (const line of all("[data-copy]")) {
		const text = one("a", line)?.href ?? line.textContent;
		const name = line.dataset.copy;
		line.append(" ", button("Copy", "Copy " + name.toLowerCase(), () => copy(name, text)));
	}
	if (alone) return offer(one(".body"), one(".within"), "this text");
	offerAt(range ?? targeted());
	addEventListener("hashchange", () => offerAt(targeted()));
	document.addEventListener("focusin", offerAtFocus);
}

// The two views have the same anchors, so a reader who changes stays in place.
function keepPlace(view) {
	if (location.hash) view.hash = location.hash;
}

// Where the outline stands in the margin, it is in nobody's way.
function unfold(outline, margin) {
	if (!outline) return;
	outline.open = margin.matches;
	margin.addEventListener("change", () => outline.open = margin.matches);
}

// Linking a range: from the paragraph that is targeted to the ¶ clicked with Shift.

function linkRange(event) {
	const sign = event.target.closest?.("a.pilcrow");
	const from = targeted()?.closest("[id^=par]");
	if (!event.shiftKey || !sign || !from || alone) return;
	event.preventDefault();
	const to = document.getElementById(sign.hash.slice(1));
	const backwards = from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_PRECEDING;
	const [first, last] = backwards ? [to, from] : [from, to];
	const address = new URL(location.href);
	address.searchParams.set("mark", `${first.id}..${last.id}`);
	address.hash = first.id;
	location.assign(address);
}

// Keys: off until the reader turns them on in their list.

const on = { keys: false, list: true, ...remembered() };

function remembered() {
	try {
		return JSON.parse(localStorage.getItem("keys"));
	} catch {
		return {};
	}
}

function remember() {
	try {
		localStorage.setItem("keys", JSON.stringify(on));
	} catch {
		// Then it holds for this page.
	}
}

const deeds = {
	j: () => stepParagraph(1),
	k: () => stepParagraph(-1),
	n: () => stepCable(1),
	p: () => stepCable(-1),
	"/": () => {
		const box = one("input[name=q]");
		box.focus();
		box.select();
	},
};

function answerKey(event) {
	if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
	if (one("dialog[open]") || event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]")) return;
	const deed = event.key === "?" ? on.list && showKeys : on.keys && deeds[event.key];
	if (!deed) return;
	event.preventDefault();
	deed();
}

function stepParagraph(by) {
	const signs = all("a.pilcrow");
	const here = document.activeElement.closest("[id^=par]") ?? targeted()?.closest("[id^=par]");
	let at = signs.indexOf(here && one("a.pilcrow", here));
	if (at < 0) at = signs.findIndex((sign) => sign.getBoundingClientRect().top > 0) - (by > 0 ? 1 : 0);
	const sign = signs[at + by];
	if (!sign || alone && signs.length === 1) return follow(alone ? one(`.excerpt [rel=${by > 0 ? "next" : "prev"}]`) : null, "paragraph");
	location.replace(sign.href);
	sign.focus({ preventScroll: true });
}

// In a list the cables are its rows, and then those of its next page; at a
// cable they are its neighbours from the same origin.
function stepCable(by) {
	const rel = by > 0 ? "[rel=next]" : "[rel=prev]";
	const rows = all(".rows .subject");
	const row = rows[rows.indexOf(document.activeElement) + by];
	if (row) return row.focus();
	follow(one(rows.length ? ".pager " + rel : "article:not(.excerpt) " + rel), "cable");
}

function follow(link, noun) {
	if (link) link.click();
	else say(`There is no further ${noun}.`);
}

const meanings = [
	[["j", "k"], "next and previous paragraph"],
	[["n", "p"], "newer and older cable of the same origin; in a list, next and previous cable"],
	[["/"], "the search box"],
	[["?"], "this list"],
];

function choice(name, text) {
	const box = make("input", { type: "checkbox" });
	box.checked = on[name];
	box.addEventListener("change", () => {
		on[name] = box.checked;
		remember();
	});
	return make("p", {}, make("label", {}, box, " ", text));
}

function makeKeys() {
	const rows = meanings.map(([keys, meaning]) => make("div", {},
		make("dt", {}, ...keys.map((key) => make("kbd", {}, key))), make("dd", {}, meaning)));
	const dialog = make("dialog", { class: "keys", "aria-labelledby": "keys" },
		make("h2", { id: "keys" }, "Keys"),
		choice("keys", "Use these keys"),
		make("dl", {}, ...rows),
		choice("list", "Let ? open this list"),
		make("p", { class: "quiet" }, "A ¶ clicked with Shift links all from the paragraph that is marked to that one."),
		button("Close", "Close", () => dialog.close()));
	document.body.append(dialog);
	return dialog;
}

let list;

function showKeys() {
	list ??= makeKeys();
	list.showModal();
}

// Suggestions while one types into the box. What is typed goes to this site
// alone, and stays nowhere.

const box = one("input[name=q]");
const suggested = make("ul", { class: "suggested", role: "listbox", id: "suggested", "aria-label": "Suggestions" });
let asked, patience, chosen = -1;

function showSuggestions(offers) {
	suggested.replaceChildren(...offers.map(({ text, kind, name, count, address }, i) => {
		const known = kind !== "word";
		const line = make("li", { role: "option", id: `suggested-${i}`, "aria-selected": "false" }, make("span", {}, known && name || text),
			make("span", { class: "quiet" }, known ? kind + " " : "", kind === "cable" ? text : count.toLocaleString("en")));
		line.addEventListener("click", () => location.assign(address));
		return line;
	}));
	suggested.hidden = !offers.length;
	box.setAttribute("aria-expanded", !suggested.hidden);
	choose(-1);
}

function choose(at) {
	suggested.children[chosen]?.setAttribute("aria-selected", "false");
	chosen = at;
	const line = suggested.children[at];
	line?.setAttribute("aria-selected", "true");
	line?.scrollIntoView({ block: "nearest" });
	if (line) box.setAttribute("aria-activedescendant", line.id);
	else box.removeAttribute("aria-activedescendant");
}

function stopSuggesting() {
	clearTimeout(patience);
	asked?.abort();
	showSuggestions([]);
}

function suggest() {
	clearTimeout(patience);
	asked?.abort();
	if (box.value.trim().length < 2) return showSuggestions([]);
	patience = setTimeout(async () => {
		asked = new AbortController();
		try {
			const answer = await fetch("/suggest.json?q=" + encodeURIComponent(box.value), { signal: asked.signal });
			if (answer.ok) showSuggestions((await answer.json()).suggestions);
		} catch {
			// Then nothing is suggested: the box works without.
		}
	}, 150);
}

function answerBoxKey(event) {
	const n = suggested.children.length;
	if (!n || suggested.hidden || event.isComposing) return;
	// Before the first and behind the last stands what was typed.
	const to = { ArrowDown: (chosen + 2) % (n + 1) - 1, ArrowUp: (chosen + n + 1) % (n + 1) - 1 }[event.key];
	if (to !== undefined) choose(to);
	else if (event.key === "Escape") stopSuggesting();
	else return;
	event.preventDefault();
}

if (box) {
	for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": "suggested", "aria-expanded": "false" })) box.setAttribute(name, value);
	suggested.hidden = true;
	box.parentElement.append(suggested);
	box.addEventListener("input", suggest);
	box.addEventListener("keydown", answerBoxKey);
	box.addEventListener("blur", stopSuggesting);
	box.form.addEventListener("submit", (event) => {
		if (chosen < 0) return;
		event.preventDefault();
		suggested.children[chosen].click();
	});
	suggested.addEventListener("mousedown", (event) => event.preventDefault());
}

document.body.append(said);
one("footer.site ul").append(make("li", {}, button("Keys", "Keys", showKeys)));
document.addEventListener("keydown", answerKey);
if (article) {
	offerCopying();
	document.addEventListener("click", linkRange);
	for (const view of all("[aria-label=Views] a")) view.addEventListener("click", () => keepPlace(view));
	unfold(one(".outline details"), matchMedia("(min-width: 77rem)"));
}
