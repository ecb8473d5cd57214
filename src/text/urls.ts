/**
 * What makes two addresses one page. The same page is reached through archives, translators and redirections, in a form for telephones,
 * with and without marks that tell where a reader came from.
 */

/** Tracking parameters, which change nothing on the page. */
const TRACKING = new RegExp(
  [
    '^(?:utm|at|ns|mc|mtm|pk|hsa|guce|_x_tr|__cft|fb)_',
    '^(?:fb|g|d|ms|y|tw|tt|ws|s)?clid$',
    '^(?:gclsrc|gbraid|wbraid|igsh|igshid|mkt_tok|_hsenc|_hsmi|_ga|_gl|spm|scm|xtor|maca|smid|smtyp|ocid|ncid|cmpid|cmp|ito)$',
    '^(?:fbclid|ref_src|ref_url|refsrc|referer|referrer|feedtype|feedname|guccounter|traffic_source|share_?token|isappinstalled)$',
    '^(?:amp|_amp|amp_js_v|amp_gsa|usqp|nsukey|weibo_id|timestamp_share)$',
  ].join('|'),
  'i',
);
/** The same of parameters that mean something elsewhere: they are left out with these values only. */
const TRACKING_VALUES: ReadonlyMap<string, RegExp> = new Map([
  [
    'from',
    /^(?:timeline|singlemessage|groupmessage|rss|feed|weibo|wechat|weixin|qq|twitter|facebook|telegram|share|app|mobile|wap)$/i,
  ],
  ['source', /^(?:rss|feed|twitter|facebook|social|share|email|newsletter)$/i],
  ['ref', /^(?:rss|feed|twitter|facebook|tw|fb|share|home|homepage|nav)$/i],
  ['outputtype', /^amp$/i],
  ['output', /^amp$/i],
]);
/** Subdomains under which a site shows the same pages for small screens. */
const SMALL = /^(?:m|mobile|wap|touch|amp|3g)\.(?=[^.]+\.[^.])/;

/** A longer text is no address: browsers and servers give up at about this length. */
export const MAX_URL = 4_000;

/**
 * The canonical form of a URL: unwrapped, without scheme, `www.`, mobile and AMP forms, tracking parameters, trailing slash, and
 * fragment, except one that is a page of its own (`#/…`, `#!…`); parameters sorted by name. Other text is unchanged.
 */
export function urlKey(url: string): string {
  const page = unwrap(url);
  if (page === undefined) return url;
  return hostOf(page) + pathOf(page) + queryOf(page) + routeOf(page);
}

/** Paths at which sites have their home pages, in one of several languages perhaps. */
const HOME =
  /^(?:\/(?:[a-z]{2}-[a-z]{2,4}|en|zh|cn|tw|hk|us|uk|fr|de|es|ja|ko|ru|english|chinese))?(?:\/(?:index|default|home|main)(?:\.[a-z]{3,5})?)?$/i;

/** Whether a URL is that of a whole site rather than an article. */
export function isHomePage(url: string): boolean {
  const page = unwrap(url);
  return page !== undefined && HOME.test(pathOf(page)) && queryOf(page) === '' && routeOf(page) === '';
}

/** A fragment that a page's program takes for a path. */
function routeOf({ hash }: URL): string {
  const route = hash.replace(/(?<!\/)\/+$/, '');
  return /^#[/!]./.test(route) ? route : '';
}

/** The URL of the page itself; `undefined` if the text is not a URL. */
function unwrap(url: string): URL | undefined {
  if (url.length > MAX_URL || !/^https?:/i.test(url) || !URL.canParse(url)) return undefined;
  const page = new URL(url);
  const wrapped = wrappedIn(page);
  // Whatever is wrapped is shorter than its wrapping, so this comes to an end.
  return (wrapped === undefined || wrapped.length >= url.length ? undefined : unwrap(wrapped)) ?? page;
}

/** What an archive, a translator or a redirection leads to; `undefined` for any other page. */
function wrappedIn(page: URL): string | undefined {
  const { hostname, pathname, search, searchParams } = page;
  const rest = pathname + search;
  if (hostname === 'web.archive.org') return asUrl(/^\/web\/[^/]+\/(.+)$/.exec(rest)?.[1]);
  if (/^archive\.(?:ph|is|today|fo|li|md|vn)$/.test(hostname))
    return asUrl(/^\/(?:\d{4,14}|o\/\w+|newest|oldest)\/(.+)$/.exec(rest)?.[1]);
  if (/^(?:r\.jina\.ai|12ft\.io|freedium\.cfd)$/.test(hostname))
    return asUrl(/^\/(https?:.+)$/.exec(rest)?.[1]);
  if (hostname.endsWith('.cdn.ampproject.org')) return asUrl(/^\/[a-z]+\/(?:s\/)?(.+)$/.exec(rest)?.[1]);
  if (hostname.endsWith('.translate.goog')) return translated(page);
  if (/(?:^|\.)google(?:\.[a-z]{2,3}){1,2}$/.test(hostname)) return throughGoogle(page);
  if (hostname === 'webcache.googleusercontent.com')
    return asUrl(/^cache:(?:[\w-]+:)?(\S+)/.exec(searchParams.get('q') ?? '')?.[1]);
  if (/^lm?\.facebook\.com$/.test(hostname)) return stated(searchParams.get('u'));
  return /^link\.zhihu\.com$/.test(hostname) ? stated(searchParams.get('target')) : undefined;
}

function throughGoogle({ pathname, search, searchParams }: URL): string | undefined {
  if (pathname === '/url') return stated(searchParams.get('q')) ?? stated(searchParams.get('url'));
  if (pathname === '/translate') return stated(searchParams.get('u'));
  return asUrl(/^\/amp\/(?:s\/)?(.+)$/.exec(pathname + search)?.[1]);
}

/** Of a host's dots the translator makes hyphens, of its hyphens two. */
function translated({ hostname, pathname, search }: URL): string {
  const host = hostname
    .slice(0, -'.translate.goog'.length)
    .replace(/--|-/g, (hyphens) => (hyphens === '-' ? '.' : '-'));
  return `https://${host}${pathname}${search}`;
}

function stated(value: string | null): string | undefined {
  return value !== null && /^https?:\/\//i.test(value) ? value : undefined;
}

/** Text that looks like a URL, possibly without its scheme or with a slash lost. */
function asUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const plain = /^https?%3a/i.test(text) ? decode(text) : text;
  const url = /^https?:/i.test(plain) ? plain.replace(/^(https?:)\/*/i, '$1//') : `https://${plain}`;
  return URL.canParse(url) && /\.[a-z]/i.test(new URL(url).hostname) ? url : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return text;
  }
}

function hostOf({ host }: URL): string {
  let bare = host.replace(/\.(?=$|:)/, '');
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(/^www\.(?=[^.]+\.)/, '').replace(SMALL, '');
  }
  return bare;
}

function pathOf({ pathname }: URL): string {
  const segments = pathname
    .replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase())
    .split('/')
    .filter((segment) => segment !== 'amp');
  return segments
    .join('/')
    .replace(/(?<!\.amp)(?:\.amp)+(?=$|\.html?$)/, '')
    .replace(/(?<!\/)\/+$/, '');
}

/** Parameters stay as they were written: some pages have a text there instead. */
function queryOf({ search }: URL): string {
  const parameters = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !isTracking(parameter))
    .map((parameter) => parameter.replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase()));
  return parameters.length === 0 ? '' : `?${parameters.sort().join('&')}`;
}

function isTracking(parameter: string): boolean {
  const [name = '', value = ''] = parameter.split('=');
  return TRACKING.test(name) || (TRACKING_VALUES.get(name.toLowerCase())?.test(value) ?? false);
}

/** Whether a path is an address on the web. */
export function isWebAddress(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

/** An address without the name and password that it may hold: those are shown, kept and logged nowhere. Other text stays as it is. */
export function withoutCredentials(address: string): string {
  if (!isWebAddress(address) || !address.includes('@')) return address;
  if (!URL.canParse(address)) return address.replace(/^(https?:\/\/).*@/i, '$1');
  const url = new URL(address);
  if (url.username === '' && url.password === '') return address;
  url.username = '';
  url.password = '';
  return url.href;
}

/** An address without the slashes at its end. */
export function withoutTrailingSlashes(url: string): string {
  let end = url.length;
  while (url[end - 1] === '/') end -= 1;
  return url.slice(0, end);
}
