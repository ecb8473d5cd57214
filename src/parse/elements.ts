/** What an element means for the text in it. */
export interface Trait {
  readonly name: string;
  /** Nothing in it is text of the article. */
  readonly skip: boolean;
  /** Sets its text apart, before and after. */
  readonly breaks: boolean;
  readonly block: boolean;
  readonly link: boolean;
  readonly picture: boolean;
  /** A caption or small print. */
  readonly aside: boolean;
  /** Its name, role or class speaks of navigation, sharing, promotion. */
  readonly furniture: boolean;
  /** Its name can only mean furniture, however much text is in it: a request for consent, readers' comments. */
  readonly never: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const BLOCKS = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul',
);
const SKIPPED = words(
  'script style noscript template iframe object embed video audio canvas svg button select textarea input datalist map head title meta link rp rt',
);
const PICTURES = words('img video iframe picture audio embed');
const ASIDES = words('figcaption figure small caption');
const FURNITURE = words('nav footer aside menu dialog form');
const ROLES = words(
  'navigation banner contentinfo complementary search dialog alert alertdialog menu toolbar',
);

/** Broken generators glue the first attribute to the name: `<asidedata-type="x">` is an aside. */
const GLUED =
  /^(article|aside|div|section|nav|header|footer|figure|ul|li|p|span)(?=(?:data|class|id|style|aria)[-=])/;

/** Words of class names that stand for page furniture in any content management system; whole words only. */
const FURNITURE_CLASS = classPattern(
  'nav navbar navigation menu breadcrumbs? sidebar footer share shares sharing sharebar sharetools social addthis related recirc recommend(?:ed|ations?)? readmore newsletters? subscribe subscription signup promo promos promotion selfpromo ads? advert advertisement adslot adsbygoogle banner banners sponsor(?:ed)? donate donation comments disqus cookie cookies cookiebanner cookieconsent cookiebot onetrust gdpr ccpa consent popup modal copyright disclaimer notice tags taglist toolbar pager pagination pagenav widget trending popular outbrain taboola qrcode login',
);
/** Those of them under which no page has its article. */
const NEVER_CLASS = classPattern(
  'comments disqus cookie cookies cookiebanner cookieconsent cookiebot onetrust gdpr ccpa consent popup modal outbrain taboola adsbygoogle',
);
const NEVER_ROLES = words('dialog alertdialog');
const CAPTION_CLASS = classPattern(
  'captions? figcaption credits? copyright imagecaption photocaption fullpic floatimg',
);

function classPattern(list: string): RegExp {
  const word = list.split(' ').join('|');
  return new RegExp(`(?:^|[\\s_-])(?:${word})(?=$|[\\s_-])`, 'i');
}

const HIDDEN = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

const PLAIN: ReadonlyMap<string, Trait> = new Map(
  [
    ...BLOCKS,
    ...SKIPPED,
    ...PICTURES,
    ...ASIDES,
    'span',
    'a',
    'b',
    'strong',
    'em',
    'i',
    'br',
    'hr',
    'font',
    'u',
  ].map((name) => [name, plainTrait(name)]),
);

function plainTrait(name: string): Trait {
  const block = BLOCKS.has(name);
  return {
    name,
    skip: SKIPPED.has(name),
    breaks: block || name === 'br' || name === 'hr',
    block,
    link: false,
    picture: PICTURES.has(name),
    aside: ASIDES.has(name),
    furniture: FURNITURE.has(name),
    never: false,
  };
}

/** The meaning of an element, from its name and attributes alone. */
export function traitOf(given: string, attributes: Readonly<Record<string, string>>): Trait {
  const name = PLAIN.has(given) ? given : (GLUED.exec(given)?.[1] ?? given);
  const plain = PLAIN.get(name) ?? plainTrait(name);
  const { class: classes = '', id = '', href, role = '', style, hidden } = attributes;
  const label = classes === '' ? id : id === '' ? classes : `${classes} ${id}`;
  const link = name === 'a' && href !== undefined;
  const concealed = hidden !== undefined || (style !== undefined && HIDDEN.test(style));
  if (label === '' && role === '' && !link && !concealed) return plain;
  const caption = label !== '' && CAPTION_CLASS.test(label);
  const furniture = concealed || ROLES.has(role) || (label !== '' && FURNITURE_CLASS.test(label));
  return {
    ...plain,
    link,
    aside: plain.aside || caption || (furniture && !plain.block),
    furniture: plain.furniture || (furniture && plain.block),
    never: furniture && plain.block && (NEVER_ROLES.has(role) || NEVER_CLASS.test(label)),
  };
}
