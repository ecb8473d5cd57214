/** Words by which a text says itself that nothing of substance was spoken: 没有开展实质性交流, "no substantive talks". */
const NO_SUBSTANCE: readonly RegExp[] = [
  /(?:[没沒]有|未|[无無])(?:能|曾|有|[开開]展|[进進]行|展[开開]|任何){0,3}[实實][质質]性?的?(?:交流|[会會][谈談晤]|[对對][话話]|[讨討][论論]|接[触觸]|[沟溝]通|[内內]容)/u,
  /\b(?:no|without|not (?:have|hold)) (?:an? |any )?(?:substantive|substantial) (?:talks?|exchanges?|conversations?|discussions?|meetings?)\b/i,
];

/** Whether the evidence of a contact says that it was one of form only. */
export function isGreeting(evidence: string): boolean {
  return NO_SUBSTANCE.some((pattern) => pattern.test(evidence));
}
