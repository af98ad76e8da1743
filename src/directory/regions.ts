/**
 * Parts of the country, so that nobody has to listen to 25 names of provinces. The grouping is ours and says nothing
 * official: by the water that people live at, those with most communes first.
 */
export const REGIONS = [
  { key: 'tonle-sap', provinces: ['01', '02', '15', '17', '22', '24', '06', '04'] },
  { key: 'mekong', provinces: ['03', '25', '10', '14', '20'] },
  { key: 'south', provinces: ['12', '08', '21', '05'] },
  { key: 'coast', provinces: ['07', '18', '09', '23'] },
  { key: 'north-east', provinces: ['13', '19', '16', '11'] },
] as const;

/** Whether a place lies in a region. */
export const liesIn = (code: string, region: string): boolean =>
  REGIONS.some(({ key, provinces }) => key === region && provinces.some((one) => code.startsWith(one)));

/** Every prompt that names a region. */
export const regionPrompts = (): string[] => REGIONS.map(({ key }) => `region-${key}`);
