/**
 * A totally anti-symmetric quasigroup of order ten (H. M. Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004).
 * Its zero diagonal makes the check digit of a checked number 0.
 */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/**
 * A number with its check digit behind it. The check catches every single wrong digit and every two neighbours that
 * were swapped. In: digits 0-9. Out: the same and one more. Throws RangeError for anything else.
 */
export const withCheck = (stem: string): string => stem + interim(stem);

/** Whether the last digit of a number is its check digit. Anything that is not two digits or more is not checked. */
export const isChecked = (digits: string): boolean => /^\d{2,}$/.test(digits) && interim(digits) === '0';

function interim(digits: string): string {
  if (!/^\d+$/.test(digits)) throw new RangeError('Only digits have a check digit.');
  return [...digits].reduce((row, digit) => DAMM[Number(row)]?.[Number(digit)] ?? '', '0');
}
