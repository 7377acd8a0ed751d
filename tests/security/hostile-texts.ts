/**
 * Texts that try to become a program when they are shown: every way of starting one, in every place
 * where a text may end up. Each calls `dangerous()`, which the page of the test watches. Made by
 * combining, so that no combination is forgotten.
 */
const act = 'dangerous()';

const elements = [
  `<script>${act}</script>`,
  `<ScRiPt>${act}</sCrIpT>`,
  `<script src=data:,${act}></script>`,
  `<img src=x onerror=${act}>`,
  `<image href=x onerror=${act}>`,
  `<svg onload=${act}>`,
  `<svg><script>${act}</script></svg>`,
  `<svg><animate onbegin=${act} attributeName=x dur=1s>`,
  `<math><mtext><img src=x onerror=${act}>`,
  `<body onload=${act}>`,
  `<iframe srcdoc="<script>parent.${act}</script>">`,
  `<iframe src="javascript:parent.${act}">`,
  `<object data="javascript:${act}">`,
  `<embed src="javascript:${act}">`,
  `<video><source onerror=${act}>`,
  `<audio src=x onerror=${act}>`,
  `<details open ontoggle=${act}>`,
  `<input autofocus onfocus=${act}>`,
  `<select autofocus onfocus=${act}>`,
  `<textarea autofocus onfocus=${act}>`,
  `<button popovertarget=x onbeforetoggle=${act}>`,
  `<marquee onstart=${act}>`,
  `<a href="javascript:${act}">x</a>`,
  `<form action="javascript:${act}"><button>`,
  `<meta http-equiv=refresh content="0;url=javascript:${act}">`,
  `<link rel=stylesheet href="javascript:${act}">`,
  `<base href="javascript:${act}//">`,
  `<template><img src=x onerror=${act}></template>`,
  `<noscript><img src=x onerror=${act}></noscript>`,
  `<style>@import "javascript:${act}";</style>`,
  `<div style="background:url(javascript:${act})">`,
  `<div onpointerenter=${act} style="position:fixed;inset:0">`,
];

/** What a text breaks out of before it starts. */
const escapes = [
  '',
  '">',
  "'>",
  '</title>',
  '</textarea>',
  '</script>',
  '-->',
  ']]>',
  '\u0000',
  '`}',
];

const attributes = ['"', "'", '`', ' '].flatMap((quote) =>
  ['onerror', 'onfocus', 'onload', 'onmouseover', 'onanimationstart'].map(
    (name) => `x${quote} ${name}=${act} autofocus x=${quote}`,
  ),
);

const addresses = [
  `javascript:${act}`,
  `JaVaScRiPt:${act}`,
  `java\tscript:${act}`,
  ` javascript:${act}`,
  `javascript://%0a${act}`,
  `data:text/html,<script>${act}</script>`,
  `vbscript:${act}`,
];

const templates = [
  `\${${act}}`,
  `{{${act}}}`,
  `{{constructor.constructor('${act}')()}}`,
  `<%= ${act} %>`,
  `#{${act}}`,
  `';${act};//`,
  `";${act};//`,
  `\\";${act};//`,
  `&lt;script&gt;${act}&lt;/script&gt;`,
  `&#60;script&#62;${act}&#60;/script&#62;`,
  `\\u003cscript\\u003e${act}\\u003c/script\\u003e`,
  `%3Cscript%3E${act}%3C/script%3E`,
  `＜script＞${act}＜/script＞`,
  `{"__html":"<img src=x onerror=${act}>"}`,
  `__proto__`,
  `constructor`,
];

/** Cells that a spreadsheet would compute. */
export const formulas = ['=', '+', '-', '@', '\t=', '\r=', '＝', '＋', '－', '＠'].map(
  (sign) => `${sign}HYPERLINK("http://127.0.0.1:9/?"&A1,"${act}")`,
);

/** What a database would run if it were pasted into a statement. */
export const statements = [
  "' or '1'='1",
  "'; drop table records; --",
  '"; drop table people; --',
  "' union select bytes from envelopes --",
  "\\'; delete from audit; --",
  "1; update devices set unit = '8001'",
  '%',
  '_',
  "80%' or unit like '%",
  "'||(select json from ops limit 1)||'",
];

export const hostileTexts: readonly string[] = [
  ...escapes.flatMap((before) => elements.map((element) => before + element)),
  ...attributes,
  ...addresses,
  ...templates,
  ...formulas,
  ...statements,
];
