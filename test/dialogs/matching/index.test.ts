import { describe, expect, test } from '@jest/globals';
import { find } from '../../../dialogs/matching/find.js';
import { buildIndex } from '../../../dialogs/matching/index.js';
import { partOf, suiting, weekOf, type Part } from '../../../dialogs/matching/times.js';
import { learning } from '../../../dialogs/matching/vocabulary.js';
import { local, service, shipped, york } from './services.js';

describe('the index', () => {
  const [a, b] = [service('a'), service('b', { needs: { money: 1, company: 2 } })];

  test('finds by need and by id', () => {
    const index = buildIndex([b, a]);
    expect(index.byId.get('a')).toBe(a);
    expect(index.byNeed.get('company')).toEqual([a, b]);
    expect(index.byNeed.get('money')).toEqual([b]);
  });

  test('has a version that knows content from order', () => {
    const { version } = buildIndex([a, b]);
    const turned = { ...b, needs: { company: 2, money: 1 } };
    expect(buildIndex([turned, a]).version).toBe(version);
    expect(buildIndex([a, { ...b, summary: 'Something else.' }]).version).not.toBe(version);
    expect(buildIndex([a]).version).not.toBe(version);
  });

  test('refuses two services with one id, by its name', () => {
    expect(() => buildIndex([a, b, service('a', { name: 'another' })])).toThrow(/'a'/);
  });
});

describe('finding by words', () => {
  const index = buildIndex(shipped);
  const first = (words: string): string | undefined => find(words, index)[0]?.id;

  test.each([
    ['choir', 'example-choir'],
    ['Age UK', 'age-uk'],
    ['age concern uk', 'age-uk'],
    ['mens shed', 'mens-sheds'],
    ['gamcar', 'gamcare'],
    ['Alzhiemers', 'alzheimers-society'],
    ['citizen advise', 'citizens-advice'],
    ['YOUTH', 'example-youth-club'],
  ])('%s finds %s first', (words, id) => {
    expect(first(words)).toBe(id);
  });

  test('a closed group is never found', () => {
    expect(find('Cook and Eat', index).map(({ id }) => id)).not.toContain('example-cookery-class');
    expect(find('cook', index, ['habits']).map(({ id }) => id)).not.toContain('example-cookery-class');
  });

  test('needs that were read in the words bring in what is said otherwise', () => {
    expect(find('skint', index).map(({ id }) => id)).not.toContain('stepchange');
    expect(find('skint', index, ['money']).map(({ id }) => id)).toContain('stepchange');
  });

  test.each(['', '   ', '!!!', 'zzzzqqqq'])('nothing is found for "%s"', (words) => {
    expect(find(words, index)).toEqual([]);
  });

  test('what is there for the need comes before what only sounds alike', () => {
    const debts = service('debts', {
      name: 'StepUp',
      summary: 'Advice about what you owe.',
      needs: { money: 3 },
    });
    const alike = service('alike', {
      name: 'Anderson Hall',
      summary: 'People and plants.',
      needs: { outdoors: 3 },
    });
    expect(find('skint and', buildIndex([alike, debts]), ['money'])[0]?.id).toBe('debts');
  });

  test.each([
    ['is there a choir', 'example-choir'],
    ['chior', 'example-choir'],
    ['singing', 'example-choir'],
    ['I would like to find out about mens sheds please', 'mens-sheds'],
  ])('a sentence is searched by what else it says than small words: %s', (words, id) => {
    expect(first(words)).toBe(id);
  });

  test('small words find nothing more', () => {
    expect(find('is there a choir', index)).toEqual(find('choir', index));
  });

  test('where small words are all there is, they are what was said', () => {
    expect(find('you and me', buildIndex([service('pair', { name: 'You and Me' })]))).toHaveLength(1);
  });

  test('of what serves a need that was read, what is most for it comes first', () => {
    const made = [
      service('a', { needs: { company: 1 } }),
      service('b', { needs: { company: 3 } }),
      service('c', { needs: { company: 2 } }),
    ];
    expect(find('lonesome', buildIndex(made), ['company']).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });

  test('near a place, what is not for somebody there is left out, and a place alone shows what there is', () => {
    const choirs = [local('far', 60), local('near', 3), local('next', 1), service('line')];
    const made = buildIndex(choirs.map((each) => ({ ...each, name: `Choir ${each.id}` })));
    const at = (words: string, needs: string[] = []) =>
      find(words, made, needs, york)
        .map(({ id }) => id)
        .sort();
    expect(at('choir')).toEqual(['line', 'near', 'next']);
    expect(at('lonely', ['company'])).toEqual(['line', 'near', 'next']);
    expect(find('', made, [], york).map(({ id }) => id)).toEqual(['next', 'near']);
  });

  test('words that were read in steps find the same', () => {
    const [one, other] = [buildIndex(shipped), buildIndex(shipped)];
    const steps = learning(one);
    while (steps.next().done !== true);
    for (const words of ['choir', 'Alzhiemers', 'somewhere to talk'])
      expect(find(words, one).map(({ id }) => id)).toEqual(find(words, other).map(({ id }) => id));
  });

  test('a name with a typing error is found among 20,000 services', () => {
    const many = Array.from({ length: 20_000 }, (_, n) =>
      service(`s${n}`, { name: `Group ${n}`, summary: `People who meet on day ${n % 7} to sing and knit.` }),
    );
    const large = buildIndex([...many, service('needle', { name: 'Bellringers of the north' })]);
    expect(find('bellringrs', large)[0]?.id).toBe('needle');
  });
});

describe('times', () => {
  test.each<[opens: string, closes: string, parts: Part[]]>([
    ['09:00', '11:00', ['morning']],
    ['09:00', '12:00', ['morning']],
    ['11:30', '12:30', ['morning', 'afternoon']],
    ['12:00', '17:00', ['afternoon']],
    ['17:00', '21:00', ['evening']],
    ['09:00', '18:00', ['morning', 'afternoon', 'evening']],
  ])('%s to %s is %j', (opens, closes, parts) => {
    const found = weekOf([{ day: 'monday', opens, closes, every: 'week' }]);
    expect(found).toBe(parts.reduce((week, part) => week | partOf('monday', part), 0));
  });

  test('two schedules are the parts of both, each part once', () => {
    const monday = { day: 'monday', opens: '09:00', closes: '10:00', every: 'week' } as const;
    const sunday = { ...monday, day: 'sunday', opens: '18:00', closes: '20:00' } as const;
    expect(weekOf([monday, { ...monday, opens: '10:30', closes: '11:00' }])).toBe(weekOf([monday]));
    expect(weekOf([monday, sunday])).toBe(partOf('monday', 'morning') | partOf('sunday', 'evening'));
  });

  test('a Sunday evening is an evening and a weekend, and no weekday', () => {
    const sunday = partOf('sunday', 'evening');
    expect(suiting(['evening']) & sunday).not.toBe(0);
    expect(suiting(['weekend']) & sunday).not.toBe(0);
    expect(suiting(['weekday', 'morning', 'afternoon']) & sunday).toBe(0);
  });
});
