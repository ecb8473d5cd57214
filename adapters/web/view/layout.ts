import { LANGUAGES, type Language } from '../../../src/index.ts';
import { LANGUAGE_NAMES } from '../../shared/locales/index.ts';
import type { PageContent, PageRequest, SitePage } from '../page-request.ts';
import { queryOf } from '../page-request.ts';
import { type Content, type Html, html } from './html.ts';
import { definitions } from './symbols.ts';

/** The pages that every page links to. */
const NAVIGATION = [
  { key: 'nav.board', path: '' },
  { key: 'nav.chart', path: '/chart' },
  { key: 'nav.digests', path: '/digests' },
  { key: 'nav.lookup', path: '/lookup' },
  { key: 'nav.sources', path: '/sources' },
  { key: 'nav.ask', path: '/ask' },
  { key: 'nav.feeds', path: '/feeds' },
] as const;

/** A whole page: header with navigation, languages and the day, the content, and the footer. */
export function layout(
  request: PageRequest,
  { title, description, main }: PageContent,
  { dated }: Pick<SitePage, 'dated'>,
): string {
  const { site, engine, language, text, base } = request;
  const name = engine.brief.title[language];
  const page = html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title === name ? name : `${title} · ${name}`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${site.assets.path('style.css')}">
<link rel="icon" type="image/svg+xml" href="${site.assets.path('icon.svg')}">
${alternates(request)}<link rel="alternate" type="application/atom+xml" title="${name}" href="${base}/feed.atom">
<link rel="alternate" type="application/feed+json" title="${name}" href="${base}/feed.json">
<script type="module" src="${site.assets.path('page.js')}"></script>
</head>
<body>
<a class="skip" href="#content">${text('nav.skip')}</a>
${definitions(site.drawings)}
<header class="site">
<div class="bar">
<p class="brand"><a href="${request.link('')}">${name}</a></p>
<nav class="pages" aria-label="${text('nav.label')}"><ul>${NAVIGATION.map(
    ({ key, path }) =>
      html`<li><a href="${request.link(path)}"${isCurrent(request, path) && html` aria-current="page"`}>${text(key)}</a></li>`,
  )}</ul></nav>
<nav class="languages" aria-label="${text('nav.languages')}"><ul>${LANGUAGES.map((one) => languageLink(request, one))}</ul></nav>
</div>
</header>
<main id="content">
${dated && toolbar(request)}
${main}
</main>
<footer class="site">
<p>${text('footer.about')}</p>
${otherBriefs(request)}
${site.token !== undefined && html`<p><a href="${base}/operator" rel="nofollow">${text('operator.title')}</a></p>`}
</footer>
</body>
</html>
`;
  return page.markup;
}

/** The boards of the other briefs that are served here. */
function otherBriefs({ site, engine, language, text, base }: PageRequest): Content {
  const others = site.engines.filter((one) => one !== engine);
  const root = base.slice(0, -engine.brief.name.length);
  return (
    others.length > 0 &&
    html`<p>${text('footer.briefs')}${others.map(
      ({ brief }, index) =>
        html`${index > 0 && ' · '}<a href="${root}${brief.name}">${brief.title[language]}</a>`,
    )}</p>`
  );
}

/** The same page in every language, for search engines. */
function alternates(request: PageRequest): Content {
  return LANGUAGES.map(
    (language) =>
      html`<link rel="alternate" hreflang="${language}" href="${request.site.url}${inLanguage(request, language)}">\n`,
  );
}

function languageLink(request: PageRequest, language: Language): Html {
  const current = language === request.language && html` aria-current="true"`;
  const href = inLanguage(request, language);
  return html`<li><a href="${href}" lang="${language}" hreflang="${language}"${current}>${LANGUAGE_NAMES[language]}</a></li>`;
}

/** The address of the page in a language. */
function inLanguage({ engine, path, query }: PageRequest, language: Language): string {
  return `/${language}/${engine.brief.name}${path}${queryOf(Object.fromEntries(query))}`;
}

function isCurrent({ path }: PageRequest, target: string): boolean {
  return target === '' ? path === '' || path.startsWith('/channels/') : path.startsWith(target);
}

/** The day that the page is about, and a form to choose another one. */
function toolbar(request: PageRequest): Html {
  const { engine, text, base, path, when } = request;
  return html`<div class="toolbar">${dayNote(request)}<form class="day" method="get" action="${base}${path}">
<label for="as-of">${text('day.label')}</label>
<input id="as-of" name="as-of" type="date" value="${when.asOf}" max="${engine.today()}" required>
<button type="submit">${text('day.show')}</button>
</form></div>`;
}

/** Says that the page is about a past day, and leads back. */
function dayNote({ engine, when, compose, text, base, path }: PageRequest): Content {
  const { asOf, knownOn } = when;
  if (asOf === engine.today() && knownOn === undefined) return undefined;
  const { localizer } = compose;
  return html`<p class="past"><span>${text('day.past', { date: localizer.date(asOf) })}${
    knownOn !== undefined && html` ${localizer.format('status.known', { knownOn: localizer.date(knownOn) })}`
  }</span> <a href="${base}${path}">${text('day.today')}</a></p>`;
}
