import { any, type Vocabulary, words } from './vocabulary.ts';

const ENCOUNTER = [
  'calls?|phone|telephone|spoke|speak(?:s|ing)?|talk(?:s|ed|ing)?|met|meet(?:s|ing|ings)?|summit|consultations?|consulted|negotiations?|negotiated|negotiating',
  'dialogues?|conversations?|contacts?|sit-down|face-to-face|session|hosted|encounter|interactions?|engagement|exchange',
  'visit(?:s|ed|ing)?|trip|travel(?:s|ed|ing|led)?',
].join('|');
const CONTACT = [
  ENCOUNTER,
  'communications?|communicated?|channels?|hotlines?|engagements?|exchanges|negotiators?|discussions?',
  'treat(?:y|ies)|pacts?|agreements?|deals?|accords?|participat(?:ion|e|ing)|notifications?|notices?|cooperation|role in|working group|mechanism',
].join('|');

const ASKING =
  'propos(?:e|es|ed|ing|al|als)|offer(?:s|ed|ing)?|invit(?:e|es|ed|ing|ation)|request(?:s|ed|ing)?|ask(?:s|ed|ing)?|suggest(?:s|ed|ing|ion)?|demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|press(?:es|ed|ing) (?:for|China|Beijing|Russia|Moscow)';
const WILL =
  'seek(?:s|ing)?|sought|hop(?:es?|ed|ing)|want(?:s|ed)?|plan(?:s|ned|ning)?|look(?:s|ed|ing)|wish(?:es|ed)?|ready|willing|keen|eager|intend(?:s|ed)?|consider(?:s|ed|ing)?|mull(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|aims?|prepared';
const ASKED =
  'meet(?:ing|ings)?|visit\\w*|speak|talks?|calls?|negotiat\\w+|travel|trip|summit|join\\w*|hotlines?|channels?|mechanism|extend|extension|renew\\w*|dialogue|consultations?|arrangement|notif\\w+|face-to-face|arms control framework|sit down';

/** English. */
export const en: Vocabulary = {
  clauseEnd: any(
    '[;:—]',
    ',(?= )(?! \\d{4}\\b)',
    ' (?=(?:[Aa]fter|[Bb]efore|[Dd]espite|[Aa]mid|[Ww]hile|[Bb]ut|[Aa]lthough|[Tt]hough|[Ff]ollowing|[Bb]ecause) )',
    ' (?=and (?:extended|signed|agreed|suspended|resumed|postponed|cancel\\w+|held|met|spoke|will|rejected|declined|refused) )',
  ),
  mask: words(
    'Shangri-La Dialogue|Munich Security Conference|(?:news|press) (?:conference|briefing|call)|joint session of Congress|talk show|interview',
    '(?:cabinet|town hall|committee|board|party|council|security council) meetings?',
    'calls? (?:on(?! (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|for|it|him|them)|called (?:on|for|it|him|them|the|a)|calling (?:on|for)|so-called|deal with|dealing with',
    '(?:speak|speaks|speaking|spoke|talk|talking) (?:at|to reporters|in an interview|in a speech|on condition)|chief trade negotiators?|(?:free trade|trade) (?:pact|deal|agreement) with (?!China|the US|the United States)\\w+',
  ),
  contact: words(CONTACT),
  encounter: words(ENCOUNTER),
  done: any(
    '\\b(?:[Mm]et|[Ss]poke|[Tt]alked|[Hh]eld|[Hh]osted|[Vv]isited|[Cc]onvened|[Cc]oncluded|[Ww]rapped up|[Tt]ravell?ed|[Aa]rrived|[Ss]hook hands|[Ss]at down|[Cc]onferred|[Tt]ook place|[Rr]eadout of|phoned|telephoned|received)\\b',
    '\\bha(?:d|ve|s) (?:\\w+ ){0,3}(?:call|meeting|conversation|talks|session)\\b',
    '\\b[Ff]ollowing (?:\\w+ ){0,4}(?:call|meeting|talks|summit|visit|conversation)\\b',
    '\\b[Ii]t follows (?:\\w+ ){0,5}(?:interactions|meetings|talks|calls)\\b',
  ),
  headline: words(
    'meets?|met|speaks?|spoke|talks?|holds?|held|visits?|arrives?|calls?(?! (?:on|for))|call with|readout',
    '\\w+-\\w+ (?:meeting|call|summit|talks)|after (?:\\S+ ){0,4}(?:meeting|call|talks|summit)',
  ),
  headlineFuture: words(
    'to (?:\\w+ ){0,2}(?:meet|hold|speak|talk|visit|travel|host|join|convene|begin|start|lead|attend|resume|restart)',
  ),
  working: words(
    '(?:will|would|continue(?:s|d)? to|still|keeps?) (?:\\w+ ){0,2}(?:notify|notifies|notifying|comply|complies|abide|adhere|inform|giving notice|observe)',
    '(?:hotline|channel|mechanism|working group) (?:is|was|became|has been) (?:\\w+ )?(?:operational|open|active|working|launched)',
    'notifications? of .{0,40}will continue',
  ),
  completed: words('extended|prolonged|renewed|formally extend\\w*|completed'),
  firstSince: any('\\b[Ff]irst\\b.{0,60}\\bsince\\b', '\\b[Ss]ince\\b.{0,60}\\bfirst\\b'),
  backThen: words('at the time', 'back then'),
  journeyTo:
    /\b(?:visit(?:s|ed|ing)?|trips?|travel(?:s|ed|ing|led)?|fly(?:ing)?|flew|arriv(?:e|es|ed|ing)|head(?:s|ed)|went|goes|go)(?: (?:to|in|for))?(?: the)? $/i,
  journeyOf: /^(?:['’]s)? (?:visit|trip)\b/i,
  journey: words('visit(?:s|ed|ing)?|trips?|travel(?:s|ed|ing|led)?|arriv\\w+'),
  anaphor: words(
    '(?:the|this|that|their|these|such|planned|scheduled|its) (?:\\w+ ){0,3}(?:talks|meeting|call|summit|visit|trip|conversation|dialogue|discussions?|session|treaty|agreement|pact|request|proposal|invitation|offer)',
  ),
  visit: /(?:trips?|visits?|tour|travel\w*) (?:\w+ )?to (?:the )?\w+(?: \w+)?$/i,
  officials: words('officials|negotiators|delegations|diplomats|working groups?'),
  both: any(
    '\\b(?:[Bb]oth|[Tt]he two|[Tt]wo) (?:sides|countries|leaders|nations|men|governments|presidents|ministers|militaries|officials)\\b',
    '\\b[Tt]he two\\b',
  ),
  counterpart: /\bcounterparts?\b/i,
  relation: words('with|and|between|to'),
  others: words(
    'Japan(?:ese)?|South Korean?|North Korean?|Korean|India(?:n)?|Australia(?:n)?|Brit(?:ain|ish)|UK|France|French|German(?:y)?|EU|European|Canad(?:a|ian)|Taiwan(?:ese)?|Vietnam(?:ese)?|Philippines?|Israel|Iran|Ukrain(?:e|ian)|NATO|ASEAN|Brazil|Mexic(?:o|an)',
    'Norw(?:ay|egian)|Swed(?:en|ish)|Denmark|Danish|Hungar(?:y|ian)|Czech|Lithuania(?:n)?|Turk(?:ey|ish)|Saudi|Egypt(?:ian)?|Pakistan(?:i)?|Afghan(?:istan)?|Armenia(?:n)?|Azerbaijan(?:i)?|New Zealand|Cuba(?:n)?|Venezuela(?:n)?|South Africa(?:n)?|Nigeria(?:n)?|Iraqi?|Syria(?:n)?|activists?|dissidents?',
    'Kissinger|Macron|Zelensk\\w+|Ecuador|senators?|lawmakers?|chamber of commerce|executives?|CEOs?|governors?|think tank',
  ),
  frames: [
    {
      action: 'postpone',
      cue: words('postpon\\w+|put(?:s|ting)? off|defer(?:s|red|ring)|push(?:ed|es)? back|delay(?:s|ed|ing)?'),
      not: words('tariffs?|deliver\\w+|election|vote|not (?:be )?(?:postpon|delay)\\w*'),
      object: words(CONTACT),
      close: true,
    },
    {
      action: 'refuse',
      cue: words(
        'declin(?:e|es|ed|ing)(?! to (?:comment|say|discuss|elaborate|give|confirm))|refus(?:e|es|ed|ing|al)(?! to (?:comment|rule|say|confirm))|reject(?:s|ed|ing|ion)?|rebuff(?:s|ed|ing)?|snub(?:s|bed|bing)?|spurn(?:s|ed|ing)?|shun(?:s|ned|ning)?',
        'turn(?:s|ed|ing)? (?:\\w+ ){0,4}down|turn(?:s|ed)? away|unanswered|ignor(?:es|ed|ing)|stonewall\\w*|no-show|unwilling\\w*|not interested in|no interest in|stood up',
        "(?:not|\\w*n['’]t) (?:yet )?(?:answer|answered|respond|responded|reply|replied|pick up|picked up|return|returned|want to (?:speak|talk|meet)|given)",
        "(?:wo\\w*n['’]t|will not|would not|would\\w*n['’]t) (?:join|meet|talk|take part|participate|attend)|did not (?:show|take)|yet to (?:respond|answer|reply)",
      ),
      not: words(
        "(?:did not|not|never|did\\w*n['’]t|wo\\w*n['’]t) (?:reject|refuse|decline)",
        'if .{0,20}(?:refus|reject|declin)\\w+',
        'declin(?:e|ing|ed) (?:in|of|by)',
      ),
      object: words(CONTACT, 'request|proposal|offer|invitation|demand|idea|Pentagon|phone'),
    },
    {
      action: 'suspend',
      cue: words(
        'suspend(?:s|ed|ing)?|suspension|cancel(?:s|led|ed|ling|ing|lation)?|call(?:s|ed|ing)? off|cut(?:s|ting)? off|sever(?:s|ed|ing)|fr(?:ee|o)z(?:e|es|en|ing)|halt(?:s|ed|ing)?',
        'break(?:s|ing)? off|broke off|withdr(?:ew|aws?|awn|awing|awal)|pull(?:s|ed|ing)? out|scrap(?:s|ped)?|revok(?:e|es|ed|ing)|de-?ratif\\w+|stop(?:s|ped|ping)? (?:\\w+ ){0,3}(?:talks|contacts?|notif\\w+|communicat\\w+|exchanges?)',
      ),
      not: words(
        "(?:not|never|\\w*n['’]t|could|may|might|threaten\\w*|would|if) (?:\\w+ ){0,2}(?:suspend|cancel|cut|sever|halt|withdraw|freez)\\w*",
        'neither (?:\\w+ ){1,3}nor (?:\\w+ ){1,4}(?:suspend|cancel|cut|sever|halt|withdr[ae]w|freez|froz)\\w*',
        '(?:an?|any) (?:cancell?ed|suspended|frozen|severed) [^,]{0,80}\\bwould',
        '(?:tariff|debt|shipment|import|export|sanction|student|loan)s? (?:\\w+ )?(?:suspen|cancel|freez|halt)\\w*|(?:suspend|cancel|freez|halt)\\w* (?:\\w+ ){0,2}(?:tariffs?|debts?|imports?|exports?|sanctions?|assets|warheads?|arsenal)',
      ),
      object: words(CONTACT),
      close: true,
    },
    {
      action: 'end',
      cue: words('expired|lapsed|expires (?:and|today|on)|ran out'),
      not: words('would|if|could|before|will|set to|due to|until|visas?|licen[cs]es?'),
      object: words('treaty|agreement|pact|accord'),
    },
    {
      action: 'extend',
      cue: words('extend(?:s|ed|ing)?|extension|prolong(?:s|ed|ing)?|renew(?:s|ed|al|ing)'),
      not: words(
        'extended (?:a )?(?:hand|conversation|talks|invitation)|renewed (?:tensions?|calls?|fears?|concerns?)',
      ),
      object: words(CONTACT),
    },
    {
      action: 'resume',
      cue: words(
        'resum(?:e|es|ed|ing|ption)|restor(?:e|es|ed|ing|ation)|reopen(?:s|ed|ing)?|restart(?:s|ed|ing)?|reviv(?:e|es|ed|ing)|re-?establish(?:es|ed|ing)?|reinstat\\w+',
      ),
      not: words('restor\\w+ (?:trust|confidence|deterrence|growth)'),
      object: words(CONTACT),
    },
    {
      action: 'agree',
      cue: words(
        'agree(?:s|d|ing)?(?! with)|sign(?:s|ed)|signing of|accept(?:s|ed)? (?:\\w+ ){0,3}invitation|commit(?:ted)? to (?:resum|hold|maintain|continu)\\w+',
        '(?:reach|struck|strike|clinch|conclud|seal|finaliz|finalis)\\w* (?:\\w+ ){0,3}(?:agreement|deal|pact|accord|consensus|understanding|truce)',
      ),
      not: words(
        "(?:not|never|\\w*n['’]t|fail\\w* to|if|could|would|to|must|should|unless|refus\\w+ to|before) (?:\\w+ ){0,2}(?:agree|sign|reach|strike)",
        'sign(?:s|ed)? (?:\\w+ ){0,2}(?:order|bill|law|legislation)|signs? of|agreed? (?:to )?(?:maintain|keep|continue)(?:ing)? (?:\\w+ ){0,6}(?:channels?|communications?|lines|dialogue|contacts?|touch)|agreed? to (?:manage|avoid|work)',
      ),
      object: words(CONTACT, 'consensus|truce|understanding'),
    },
    {
      action: 'hold',
      cue: words(
        'notified|notifies|(?:gave|gives|given|giving) (?:\\w+ ){0,4}(?:advance )?notice|told (?:\\w+ ){1,4}in advance|tells (?:\\w+ ){1,4}in advance|informed (?:\\w+ ){1,5}(?:in advance|beforehand|ahead)',
      ),
      not: words('not|never|without|should|would|asked|requests?|propos\\w+|Congress'),
      object: words('launch(?:es|ed)?|missiles?|tests?|rocket'),
    },
    {
      action: 'propose',
      cue: words(
        `(?:${ASKING}|${WILL}) (?:\\S+ ){0,7}?(?:${ASKED})`,
        `(?:${ASKED})[- ]requests?`,
        'request for (?:\\w+ ){0,3}(?:meeting|call|talks)',
      ),
      not: words(
        'hop(?:es?|ed|ing) (?:\\S+ ){0,8}(?:bear fruit|succeeds?|progress|productive|successful|go well|continues?|endure|yield|last)',
        "(?:not|never|\\w*n['’]t|no) (?:\\w+ ){0,2}(?:propos|request|seek|invit|ask|offer|plan)\\w*",
      ),
    },
  ],
  future: words(
    '(?:will|would|is to|are to|was to|were to) (?:\\w+ ){0,2}(?:meet|hold|speak|talk|visit|travel|host|join|convene|begin|start|take place|be held|lead|attend|be in)',
    '(?:is|are|was|were) (?:\\w+ )?(?:set|due|scheduled|expected|slated|planning|planned) (?:to|for)|scheduled|upcoming|(?:next|coming) (?:week|month|days|weeks)|tomorrow|plans are under way|later this (?:week|month|year)',
  ),
  wish: words(WILL, 'would like|desire'),
  appeal: words(
    'urg(?:e|es|ed|ing)|importance|important|should|must|need(?:s|ed)? to|maintain(?:ing)? (?:\\w+ )?(?:lines|channels)|keep(?:ing)? (?:\\w+ )?(?:lines|channels)|open lines',
  ),
  condition: words('if|unless|provided that|as long as|in case|suppose|supposing|imagine|should the'),
  forecast: words(
    '(?-i:may)|might|could|likely|possible|possibly|perhaps|analysts?|experts?|unlikely|whether',
  ),
  denial: words(
    'den(?:y|ies|ied)|not|no|never|without|neither|nor',
    '(?:it|there) (?:has|had|is|was)[^,]{0,40} since [^,]{0,40}(?:spoke|spoken|met|talked)',
  ),
  question: /\?/,
  lately: words('just'),
  observer: words(
    'analysts?|experts?|professors?|scholars?|strategists?|economists?|think tank|former officials?|lawmakers?|senators?',
  ),
  opinion: /^(?:opinion|editorial|commentary|op-ed)\b/i,
  wholesale: words('all|any|such'),
  formerly: words(
    'suspension of|decision to (?:suspend|withdraw|cancel)',
    'previously|earlier|formerly|in the past|under (?:President )?(?:Bush|Obama|Clinton|Trump)|historically',
  ),
  habit: words('usually|typically|every (?:year|month|six months)'),
  noComment: words(
    '(?:declined?|refused?) to (?:comment|say|confirm|discuss|elaborate)|(?:did not|could not|would not) (?:immediately )?(?:confirm|comment)',
    '(?:not (?:yet )?clear|unclear|asked) (?:whether|if)|(?:reports?|claims?|rumou?rs?) .{0,80}(?:is|are|was|were) (?:false|untrue|baseless|unfounded|wrong|inaccurate)',
    'den(?:y|ies|ied) .{0,30}(?:cancel|suspend|postpon|delay|agreed|halt)\\w*',
  ),
  plannedFor: /(?!)/,
  planned: words('originally|initially|had been|was to|were to|planned|previously|once'),
  ahead: words('ahead of|before|prior to|in the run-up to'),
  speech: words('said|says|saying|told|announced|reported|stated|added|warned|noted'),
  about: words('(?:discuss(?:ed|es|ing)?|about|regarding|concerning|talked about) [^,]{0,60}$'),
  goesOn: /^\s*(?:and|to|with|or|but also|as well as|including)\b/i,
  governs: /\bagreed?(?: that| on)?\s*$/i,
  establish: words(
    'establish\\w*|set(?:ting)? up|creat\\w+|launch\\w*|resum\\w+|restor\\w+|reopen\\w*|start\\w*|hold(?:ing)?',
  ),
  document: words('sign(?:s|ed|ing)?|deal|treaty|pact|accord'),
  heldIn: /\bin $/i,
  plan: /^plan/i,
  soon: /\bin the (?:coming|near|next)\b|\bnext\b/i,
  term: /\b(?:by|for) (?:another |a further )?(?:\w+[- ])?(?:years?|months?|days?)\b/i,
  contrast: /\bbut\b/i,
  passive: /^\s*(?:was|were|is|has been|had been|would be|will be)\b/i,
  undergone: /(?!)/,
  setting: /(?!)/,
  saidOn: { before: /\b(?:said|told \w+|announced|reported|confirmed)\b[^,]{0,12}$/i, behind: /(?!)/ },
  aside: /^\s*after\b/i,
  off: /(?!)/,
  last: /^last\b/i,
  running: /^(?:this year|in \d{4})$/i,
};
