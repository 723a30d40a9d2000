import { describe, expect, test } from 'vitest';
import { EMPTY_DESK, type DeskState } from '#protocol/desk.ts';
import { controlOf } from '#scoreboard/desk-control.ts';
import { phaseOnBug, isOffAir, optionsOnAir } from './desk-options.ts';
import { readOptions } from './url-options.ts';

const urlOf = (search: string) => readOptions(search).options;
const told = (part: Partial<DeskState>) => controlOf({ ...EMPTY_DESK, ...part }, []);
const NO_TEAM = EMPTY_DESK.teams.home;
const NO_TEXTS = EMPTY_DESK.texts;

describe('[V15] an operator’s live words', () => {
  test('that are none leave the URL’s options as they are', () => {
    const options = urlOf('?homeName=Lions&theme=slim&hide=clock&order=away');
    expect(optionsOnAir(options, {})).toEqual(options);
    expect(optionsOnAir(options, told({}))).toEqual(options);
  });

  test('count over the URL for teams, texts and who stands left, each by itself', () => {
    const options = urlOf('?homeName=Lions&homeShort=LIO&homeColor=c8102e&awayLogo=/logos/b.svg&title=Cup&order=away');
    const control = told({
      teams: { home: { ...NO_TEAM, name: 'Wolves', color: '#1D4E9E' }, away: { ...NO_TEAM, logo: '/logos/Bears.svg' } },
      texts: { ...NO_TEXTS, subtitle: 'Final', strapTeam: 'away' },
      order: 'home',
    });
    expect(optionsOnAir(options, control)).toEqual({
      ...options,
      homeName: 'Wolves',
      homeColor: '#1d4e9e',
      awayLogo: '/logos/Bears.svg',
      subtitle: 'Final',
      strapTeam: 'away',
      order: 'home',
    });
  });

  test('give way to the URL for theme and layout', () => {
    const control = told({ look: { theme: 'slim', layout: 'strip' } });
    expect(optionsOnAir(urlOf(''), control)).toMatchObject({ theme: 'slim', layout: 'strip' });
    expect(optionsOnAir(urlOf('?theme=led'), control)).toMatchObject({ theme: 'led', layout: 'strip' });
    expect(optionsOnAir(urlOf('?layout=bold'), control)).toMatchObject({ theme: 'slim', layout: 'bold' });
  });

  test('hide parts beside those of the URL', () => {
    const options = urlOf('?hide=clock.period');
    expect(optionsOnAir(options, told({ hide: ['period', 'Home-Logo'] })).hide).toEqual([
      'clock',
      'period',
      'home-logo',
    ]);
  });

  test.each([
    ['pre', 'pregame'],
    ['live', null],
    ['break', 'break'],
    ['overtime', null],
    ['final', 'final'],
  ] as const)('in the phase %s draw %s, unless the URL says what to draw', (phase, show) => {
    const control = told({ phase });
    expect(optionsOnAir(urlOf(''), control).show).toBe(show);
    expect(optionsOnAir(urlOf('?show=strap'), control).show).toBe('strap');
    expect(optionsOnAir(urlOf('?show=bug'), control).show).toBe('bug');
    expect(phaseOnBug(control)).toBe(phase === 'break' || phase === 'overtime' ? phase : null);
  });

  test('take the whole graphic off the air', () => {
    expect(isOffAir(told({ hidden: true }))).toBe(true);
    expect([isOffAir(told({})), isOffAir({ hidden: 'yes' })]).toEqual([false, false]);
  });

  test.each([
    { teams: 'Lions' },
    { teams: { home: 'Lions', away: { name: 5, color: 'red', logo: '//evil.example/x.png', short: '' } } },
    { texts: ['Cup'], order: 'top', hide: 'clock', theme: '../x', layout: 7, phase: 'halftime' },
    { hide: [1, null], texts: { title: {}, strapTeam: 'both' }, teams: null, theme: null },
  ])('that cannot be read count as not said: %j', (control) => {
    const options = urlOf('?homeName=Lions&hide=clock');
    expect(optionsOnAir(options, control)).toEqual(options);
  });
});
