/** Which nation a sector is in by its postcode area: Royal Mail's word, not a line that we drew. */

const SCOTTISH = 'AB DD DG EH FK G HS IV KA KW KY ML PA PH ZE'.split(' ');
const WELSH = 'CF LD LL NP NPT SA'.split(' ');
/** Both sides of a border under one number, or post boxes that are put elsewhere. */
const BOTH = /^(?:TD12|CH4|SY10|HR[35]|SY99)$/;

/** Undefined where both sides of a border have one number. */
export function nationBy(sector: string) {
  const [outcode = ''] = sector.split(' ');
  const [, area = '', figures = ''] = /^([A-Z]+)(\d*)/.exec(outcode) ?? [];
  const number = Number(figures);
  if (BOTH.test(outcode)) return undefined;
  // East of the Wye, in Gloucestershire; NP6 was its name before.
  if (sector === 'NP16 7' || sector === 'NP6 7') return 'england';
  if (SCOTTISH.includes(area) || (area === 'TD' && number !== 15)) return 'scotland';
  const isWelsh = WELSH.includes(area) || (area === 'CH' && number >= 5 && number <= 8);
  return isWelsh || (area === 'SY' && number >= 15) ? 'wales' : 'england';
}
