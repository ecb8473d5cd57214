import type { Vocabulary } from './vocabulary.ts';

const CONTACT =
  /\b(?:call(?:s|ed)?|phone|telephone|spoke|speak(?:s|ing)?|talk(?:s|ed|ing)?|met|meet(?:s|ing|ings)?|summit|visit(?:s|ed|ing)?|trip|travel(?:s|ed|ing|led)?|dialogues?|consult(?:s|ed|ation|ations)?|negotiat(?:e|es|ed|ing|ions?|ors?)|convers(?:ation|ations|ed)|communicat(?:ion|ions|ed)|contacts?|channels?|hotlines?|engagements?|exchanges?|sit-down|face-to-face|session|hosted|treaty|pact|agreement|deal|accord|participat(?:ion|e|ing)|notifications?|cooperation|role in|working group|encounter|interactions?)\b/i;

/** English. */
export const en: Vocabulary = {
  clauseEnd:
    /[;:—]|, (?=(?:but|while|though|although|after|before|as|because|who|which|when|where|and|saying|despite|amid)\b)|,(?= )| (?=after |before |despite |amid |while |but )/,
  contact: CONTACT,
  encounter:
    /\b(?:calls?|phone|telephone|spoke|speak(?:s|ing)?|talk(?:s|ed|ing)?|met|meet(?:s|ing|ings)?|summit|visit(?:s|ed|ing)?|trip|travel(?:s|ed|ing|led)?|dialogues?|consultations?|negotiat(?:ions?|ed|ing)|conversations?|contacts?|sit-down|face-to-face|session|hosted|encounter|interactions?|engagement)\b/i,
  done: /\b(?:met|spoke|talked|held|hosted|visited|convened|concluded|wrapped up|travell?ed|arrived|shook hands|sat down|discussed|conferred|took place|had a (?:call|meeting|conversation|phone call)|joined)\b|\breadout of\b|\b(?:following|after|since|in|during) (?:\w+ ){0,4}(?:call|meeting|talks|summit|visit|conversation)\b/i,
  headline:
    /\b(?:meets?|met|speaks?|spoke|talks?|holds?|held|visits?|arrives?|calls?|meeting|call with|readout|remarks by)\b/i,
  working:
    /\b(?:will|would|continue(?:s|d)? to|still|keeps?) (?:\w+ ){0,2}(?:notify|notifies|notifying|comply|complies|abide|adhere|inform|giving notice|observe|honor|operat\w+|function\w*)\b|\b(?:hotline|channel|mechanism|working group) (?:is|was|became) (?:\w+ )?(?:operational|open|active|working|launched)\b|\bnotifications? of .{0,40}will continue\b/i,
  completed: /\b(?:extended|prolonged|renewed|formally|has|have|completed|finali[sz]ed|signed|entered)\b/i,
  firstSince: /\bfirst\b.{0,60}\bsince\b|\bsince\b.{0,60}\bfirst\b/i,
  backThen: /\b(?:at the time|then|back then)\b/i,
  visit:
    /\b(?:visit(?:s|ed|ing)?|trips?|travel(?:s|ed|ing|led)?|fly(?:ing)?|flew|arriv(?:e|es|ed|ing)|headed|heads?|went|goes|go)\b(?: (?:to|in|for|by|of))?(?: the)?\b.{0,24}?\b(?:China|Beijing|Shanghai|Washington|Moscow)\b|\b(?:Beijing|China|Moscow|Washington)(?:'s|’s)? (?:visit|trip)\b/i,
  anaphor:
    /\b(?:the|this|that|their|these|such|planned|scheduled) (?:\w+ ){0,2}(?:talks|meeting|call|summit|visit|trip|conversation|dialogue|discussions?|session|treaty|agreement|pact)\b/i,
  both: /\b(?:both (?:sides|countries|leaders|nations|men|governments)|the two|two (?:sides|countries|leaders|men|governments|presidents|ministers)|U\.?S\.?[- ](?:China|Chinese|Russia)|US, Chinese|Sino-(?:US|American)|China-U\.?S)/i,
  counterpart: /\bcounterparts?\b/i,
  others:
    /\b(?:Japan(?:ese)?|South Korea|North Korea|Korean|India(?:n)?|Australia(?:n)?|Brit(?:ain|ish)|UK|France|French|German(?:y)?|EU|European|Canad(?:a|ian)|Taiwan(?:ese)?|Vietnam(?:ese)?|Philippine|Israel|Iran|Ukrain(?:e|ian)|NATO|ASEAN|Brazil|Mexic(?:o|an)|Kissinger|Macron|Zelensk\w+|Ecuador)\b/i,
  frames: [
    {
      action: 'postpone',
      cue: /\b(?:postpon\w+|put(?:s|ting)? off|defer(?:s|red|ring)|push(?:ed|es)? back|delay(?:s|ed|ing)?)\b/i,
      not: /\b(?:tariffs?|deliver\w+|election|vote|not (?:be )?(?:postpon|delay))/i,
      needsContact: true,
    },
    {
      action: 'refuse',
      cue: /\b(?:declin(?:e|es|ed|ing)(?! to (?:comment|say|discuss|elaborate|give))|refus(?:e|es|ed|ing|al)(?! to (?:comment|rule|say))|reject(?:s|ed|ing|ion)?|rebuff(?:s|ed|ing)?|snub(?:s|bed|bing)?|spurn(?:s|ed|ing)?|turn(?:s|ed|ing)? down|turn(?:s|ed)? away|unanswered|ignor(?:es|ed|ing)|stonewall\w*|no-show|unwilling\w*|not (?:answer|respond|reply|pick up|return|want to (?:speak|talk|meet))|(?:hasn|haven|didn)['’]t (?:yet )?(?:answer|respond|repl|given|pick)|(?:has|have|had) (?:not|yet to) (?:yet )?(?:answer|respond|repl|given)|still hasn['’]t (?:answered|given|responded)|won['’]t (?:join|meet|talk|take part)|will not (?:join|take part|participate|meet|talk)|did not (?:show|answer|respond|take)|(?:no|not) interest(?:ed)? in|shun(?:s|ned|ning)?|resist(?:s|ed|ing) (?:calls|requests))\b/i,
      not: /\b(?:did not|not|never|didn['’]t|won['’]t) (?:reject|refuse|decline)|\bif\b.{0,20}\b(?:refus|reject|declin)|declin(?:e|ing|ed) (?:in|of|by)\b/i,
      needsContact: true,
    },
    {
      action: 'suspend',
      cue: /\b(?:suspend(?:s|ed|ing)?|suspension|cancel(?:s|led|ed|ling|ing|lation)?|call(?:s|ed|ing)? off|cut(?:s|ting)? off|sever(?:s|ed|ing)|fr(?:ee|o)z(?:e|es|en|ing)|halt(?:s|ed|ing)?|break(?:s|ing)? off|broke off|withdr(?:ew|aw|aws|awn|awing|awal)|pull(?:s|ed|ing)? out|scrap(?:s|ped)?|stop(?:s|ped) (?:all )?(?:talks|contacts|notif\w+|communicat\w+))\b/i,
      not: /\b(?:not|never|n['’]t|could|may|might|threaten\w*|would|if) (?:\w+ ){0,2}(?:suspend|cancel|cut|sever|halt|withdraw|freez)|\b(?:tariff|debt|shipment|import|export|sanction|student|loan)s? (?:\w+ )?(?:suspen|cancel|freez|halt)|(?:suspend|cancel|freez|halt)\w* (?:\w+ ){0,2}(?:tariffs?|debts?|imports?|exports?|sanctions?|assets|warheads?|arsenal)/i,
      needsContact: true,
    },
    {
      action: 'extend',
      cue: /\b(?:extend(?:s|ed|ing)?|extension|prolong(?:s|ed|ing)?|renew(?:s|ed|al|ing))\b/i,
      not: /extended (?:a )?(?:hand|conversation|talks|invitation)|to (?:the )?extent/i,
      needsContact: true,
    },
    {
      action: 'resume',
      cue: /\b(?:resum(?:e|es|ed|ing|ption)|restor(?:e|es|ed|ing|ation)|reopen(?:s|ed|ing)?|restart(?:s|ed|ing)?|reviv(?:e|es|ed|ing)|re-?establish(?:es|ed|ing)?|reinstat\w+|thaw\w*)\b/i,
      not: /restor\w+ (?:trust|confidence|deterrence|growth)/i,
      needsContact: true,
    },
    {
      action: 'agree',
      cue: /\b(?:agree(?:s|d|ing)?(?! with\b)|sign(?:s|ed|ing)\b|(?:reach|struck|strike|clinch|conclud|seal|finaliz|finalis)\w* (?:\w+ ){0,3}(?:agreement|deal|pact|accord|consensus|understanding|truce)|commit(?:ted)? to (?:resum|hold|maintain|continu)\w+)/i,
      not: /\b(?:not|never|n['’]t|fail\w* to|if|could|would|to|must|should|unless|refus\w+ to|before) (?:\w+ ){0,2}(?:agree|sign|reach|strike)|sign(?:s|ed)? (?:\w+ ){0,2}(?:order|bill|law|legislation)|signs? of\b/i,
      needsContact: true,
    },
    {
      action: 'propose',
      cue: /\b(?:propos(?:e|es|ed|ing|al|als)|offer(?:s|ed|ing)?|invit(?:e|es|ed|ing|ation)|request(?:s|ed|ing)?|ask(?:s|ed|ing)? (?:for|to|China|Beijing|Russia|Moscow)|seek(?:s|ing)?|sought|suggest(?:s|ed|ing|ion)?|(?:hop(?:es?|ed|ing)|want(?:s|ed)?|plan(?:s|ned|ning)?|look(?:s|ed|ing)|wish(?:es|ed)?|ready|willing|keen|eager|expects?|intend(?:s|ed)?|consider(?:s|ed|ing)?|mull(?:s|ed|ing)?) (?:\w+ ){0,6}(?:meet\w*|visit\w*|speak|talk\w*|call|negotiat\w*|travel|hold|convene|host|launch|establish\w*|join|set up|trip))\b/i,
      not: /\b(?:not|never|n['’]t|no) (?:\w+ ){0,2}(?:propos|request|seek|invit|ask|offer|plan)/i,
    },
  ],
  future:
    /\b(?:will|to) (?:\w+ ){0,2}(?:meet|hold|speak|talk|visit|travel|host|join|convene|begin|start|take place|be held|lead|attend)\b|\b(?:is|are|was|were) (?:\w+ )?(?:set|due|scheduled|expected|slated|planning|planned) (?:to|for)\b|\bscheduled\b|\bupcoming\b|\b(?:next|coming) (?:week|month|days|weeks)\b|\btomorrow\b|\bplans are under way\b|\blater this (?:week|month|year)\b|\bahead of\b/i,
  wish: /\b(?:hop(?:es?|ed|ing)|want(?:s|ed)?|wish(?:es|ed)?|seek(?:s|ing)?|sought|willing|ready|keen|eager|would like|look(?:s|ed|ing) forward|aim(?:s|ed)? to|intend(?:s|ed)?|desire)\b/i,
  appeal:
    /\b(?:call(?:s|ed|ing)? (?:for|on)|urg(?:e|es|ed|ing)|importance|should|must|need(?:s|ed)? to|maintain(?:ing)? (?:open )?(?:lines|channels)|keep(?:ing)? (?:open )?(?:lines|channels)|open lines|stress(?:es|ed)? the)\b/i,
  condition: /\b(?:if|unless|provided that|as long as|on condition|until|in case)\b/i,
  forecast:
    /\b(?:may|might|could|would|likely|possible|possibly|perhaps|expected that|analysts?|experts?|unlikely|whether)\b/i,
  denial: /\b(?:den(?:y|ies|ied)|not|no|never|without|n['’]t|neither|nor)\b/i,
  question: /\?/,
  planned: /\b(?:originally|initially|had been|was to|were to|planned|previously|once)\b/i,
  speech:
    /\b(?:said|says|say|told|announced|according to|reported|stated|added|declared|confirmed|condemned|warned|noted|statement)\b/i,
};
