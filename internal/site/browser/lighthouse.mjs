// Asks Lighthouse about pages, three times each, and says how many points their
// median has, and what costs the others. Exit status 1: fewer than there should be.
//
//	node lighthouse.mjs http://127.0.0.1:8080 / /tag/PREL /cable/07STRELSAU112
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const least = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const runs = 3;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const pointsOf = (report, category) => Math.round(report.categories[category].score * 100);

function lossesOf(report) {
	const losses = Object.keys(least).flatMap((category) => report.categories[category].auditRefs
		.filter(({ id, weight }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 0.9)
		.map(({ id }) => `${id}: ${report.audits[id].displayValue ?? report.audits[id].title}`));
	return [...new Set(losses)];
}

// Chromium now and then loses the start of a trace; Lighthouse then asks to be run again.
async function reportOn(address, port, tries = 3) {
	const { lhr } = await lighthouse(address, { port, onlyCategories: Object.keys(least), logLevel: "error" });
	if (!lhr.runtimeError) return lhr;
	if (tries > 1) return reportOn(address, port, tries - 1);
	throw new Error(lhr.runtimeError.message);
}

async function judge(address, port) {
	const reports = [];
	for (let i = 0; i < runs; i++) reports.push(await reportOn(address, port));
	const points = Object.keys(least).map((category) => [category, median(reports.map((report) => pointsOf(report, category)))]);
	console.log(address + "  " + points.map(([category, n]) => `${category} ${n}`).join(", "));
	const losses = [...new Set(reports.flatMap(lossesOf))];
	for (const loss of losses) console.log("    " + loss);
	return points.every(([category, n]) => n >= least[category]);
}

const [site, ...paths] = process.argv.slice(2);
const browser = await launch({
	chromePath: process.env.CHROME_PATH,
	chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-component-update"],
});
try {
	const good = [];
	for (const path of paths) good.push(await judge(site + path, browser.port));
	if (good.includes(false)) process.exitCode = 1;
} finally {
	browser.kill();
}
