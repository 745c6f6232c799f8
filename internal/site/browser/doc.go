// Package browser holds the tests of the site that need a real browser: what
// scrolls, what is highlighted, what works without JavaScript. It drives
// Debian's Chromium; without one its tests are skipped with one line, unless
// CABLES_BROWSER is "required".
package browser
