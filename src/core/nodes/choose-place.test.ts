import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';
import type { Json } from '../call/events.ts';

const provinces = [
  { code: '01', type: 'province' },
  { code: '16', type: 'province' },
];
const districts = [{ code: '1609', type: 'srok' }];
const communes = Array.from({ length: 8 }, (_, index) => ({ code: `16090${index + 1}`, type: 'khum' }));

const flow = flowOf(
  {
    main: {
      type: 'menu',
      options: [{ key: '1', reason: ['for-it'], exit: 'find' }],
      exits: { find: 'find' },
    },
    find: {
      type: 'choose-place',
      ask: { province: ['choose-province'], district: ['choose-district'], commune: ['choose-commune'] },
      into: '$home.commune',
      exits: { done: 'end', failed: 'trouble' },
    },
    end: END,
    trouble: END,
    person: END,
  },
  { everywhere: { person: 'person' } },
);

const found = (call: Walk, data: Json): Walk => call.answer({ outcome: 'found', data });
const atFirst = (): Walk => new Walk(flow).press('1');
const atProvinces = (): Walk => found(atFirst(), provinces);
const atDistricts = (): Walk => found(atProvinces().press('2'), districts);
const atCommunes = (): Walk => found(atDistricts().press('1'), communes);

const asked = (call: Walk): unknown => call.effectsOf('lookUp')[0]?.args['parent'];

describe('choose-place', () => {
  it('looks up and reads the provinces first', () => {
    expect(atFirst().effectsOf('lookUp')).toEqual([
      { type: 'lookUp', query: 'places', args: { parent: null } },
    ]);
    expect(atProvinces().said).toEqual(['choose-province', 'place-01', 'press-1', 'place-16', 'key-2']);
  });

  it('then the districts of the chosen province', () => {
    expect(asked(atProvinces().press('2'))).toBe('16');
    expect(atDistricts().said).toEqual(['choose-district', 'place-1609', 'press-1']);
  });

  it('then the communes of the chosen district, in pages', () => {
    expect(asked(atDistricts().press('1'))).toBe('1609');
    expect(atCommunes().said.slice(0, 3)).toEqual(['choose-commune', 'place-160901', 'press-1']);
    expect(atCommunes().said.slice(-2)).toEqual(['hear-more', 'press-7']);
    expect(atCommunes().press('7').said.slice(0, 4)).toEqual([
      'place-160907',
      'press-1',
      'place-160908',
      'key-2',
    ]);
  });

  it('keeps the commune with its kind, and nothing of the way to it', () => {
    const call = atCommunes().press('7').press('2');
    expect(call.node).toBe('test/end');
    expect(call.context.values['home']).toEqual({ commune: { code: '160908', type: 'khum' } });
    expect(call.context.scratch).toEqual({});
  });
});

describe('back in choose-place', () => {
  it('goes one list up, and asks again there', () => {
    const up = atCommunes().press('8');
    expect(asked(up)).toBe('16');
    expect(found(up, districts).said[0]).toBe('choose-district');
    expect(asked(up.press('8'))).toBeNull();
    expect(found(up, provinces).said[0]).toBe('choose-province');
  });

  it('is known to the log', () => {
    expect(atDistricts().press('8').facts).toContainEqual({ type: 'navigated', node: 'test/find', key: '8' });
  });

  it('begins the upper list at its first page', () => {
    const call = found(atCommunes().press('7').press('8'), districts);
    expect(call.context.page).toBe(0);
  });

  it('leaves the node from the provinces', () => {
    expect(atProvinces().press('8').node).toBe('test/main');
  });

  it('lets the caller choose another way down', () => {
    const call = found(found(atDistricts().press('8'), provinces).press('1'), [
      { code: '0105', type: 'srok' },
    ]);
    expect(call.said).toEqual(['choose-district', 'place-0105', 'press-1']);
    expect(asked(call.press('1'))).toBe('0105');
  });
});

describe('failures in choose-place', () => {
  it.each([atFirst, () => atProvinces().press('1'), () => atDistricts().press('1')])(
    'a look-up that fails or finds nothing leads to `failed`, at every level (%#)',
    (at) => {
      expect(at().answer({ outcome: 'failed' }).node).toBe('test/trouble');
      expect(at().answer({ outcome: 'notFound' }).node).toBe('test/trouble');
    },
  );

  it('a wrong key reads the same list again', () => {
    expect(atDistricts().press('5').said).toEqual(['no-match', 'choose-district', 'place-1609', 'press-1']);
  });

  it('are counted for each list anew', () => {
    const call = found(atProvinces().press('5').press('5').press('2'), districts);
    expect(call.context.wrongKeys).toBe(0);
  });

  it('0 leads to a person from every list', () => {
    expect(atCommunes().press('0').node).toBe('test/person');
  });
});

describe('choose-place within what is known of the line', () => {
  const near = flowOf({
    find: {
      type: 'choose-place',
      ask: { province: ['choose-province'], district: ['choose-district'], commune: ['choose-commune'] },
      into: '$home.commune',
      within: '$line.district',
      exits: { done: 'end', failed: 'end' },
    },
    end: END,
  });
  const from = (district: string | null): Walk => new Walk(near, { input: { line: { district } } });

  it('begins with the communes of a district, and offers the way out of it', () => {
    expect(asked(from('1609'))).toBe('1609');
    expect(found(from('1609'), communes.slice(0, 2)).said).toEqual([
      'choose-commune',
      'place-160901',
      'press-1',
      'place-160902',
      'key-2',
      'from-elsewhere',
      'press-8',
    ]);
  });

  it('goes out list by list', () => {
    const atNear = found(from('1609'), communes);
    expect(asked(atNear.press('8'))).toBe('16');
    expect(found(atNear, districts).said).toEqual(['choose-district', 'place-1609', 'press-1']);
    expect(asked(atNear.press('8'))).toBe(null);
  });

  it('begins with the districts of a province, and with the provinces where nothing is known', () => {
    expect(asked(from('16'))).toBe('16');
    expect(asked(from(null))).toBe(null);
  });
});

describe('choose-place with regions', () => {
  const regional = flowOf({
    main: {
      type: 'menu',
      options: [{ key: '1', reason: ['for-it'], exit: 'find' }],
      exits: { find: 'find' },
    },
    find: {
      type: 'choose-place',
      ask: {
        region: ['which-region'],
        province: ['choose-province'],
        district: ['choose-district'],
        commune: ['choose-commune'],
      },
      code: ['find-by-code'],
      into: '$commune',
      exits: { done: 'end', code: 'code', failed: 'end' },
    },
    code: END,
    end: END,
  });
  const regions = [
    { key: 'tonle-sap', name: 'region-tonle-sap' },
    { key: 'coast', name: 'region-coast' },
  ];
  const atRegions = (): Walk => found(new Walk(regional).press('1'), regions);

  it('reads them first, and the way by code last', () => {
    expect(new Walk(regional).press('1').effectsOf('lookUp')).toEqual([
      { type: 'lookUp', query: 'regions', args: {} },
    ]);
    expect(atRegions().said).toEqual([
      'which-region',
      ...['region-tonle-sap', 'press-1', 'region-coast', 'key-2'],
      ...['find-by-code', 'press-6'],
    ]);
  });

  it('then the provinces of the chosen one', () => {
    expect(atRegions().press('2').effectsOf('lookUp')[0]?.args).toEqual({ parent: null, region: 'coast' });
  });

  it('leaves for a code from the regions only', () => {
    expect(atRegions().press('6').node).toBe('test/code');
    expect(found(atRegions().press('2'), provinces).press('6').said[0]).toBe('no-match');
  });

  it('goes back from the provinces to the regions, and from there out', () => {
    const up = found(atRegions().press('2'), provinces).press('8');
    expect(found(up, regions).said[0]).toBe('which-region');
    expect(atRegions().press('8').node).toBe('test/main');
  });

  it('keeps the commune and nothing of the way', () => {
    const call = found(
      found(found(atRegions().press('1'), provinces).press('2'), districts).press('1'),
      communes,
    );
    expect(call.press('3').context.values['commune']).toEqual({ code: '160903', type: 'khum' });
    expect(call.press('3').context.scratch).toEqual({});
  });
});
