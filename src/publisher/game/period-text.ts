/** `1st` to `4th`, or `1` to `4`; past the regular ones `OT`, `2OT` and so on, or in extra time `ET1`, `ET2`. */
export function periodText(
  period: number,
  regular: number,
  form: 'ordinal' | 'number',
  overtime: 'OT' | 'ET' = 'OT',
): string {
  const over = period - regular;
  if (over > 0) return overtime === 'ET' ? `ET${over}` : over === 1 ? 'OT' : `${over}OT`;
  return form === 'number' ? String(period) : `${period}${['st', 'nd', 'rd'][period - 1] ?? 'th'}`;
}
