import type { Verdict } from '../contract/verdict.ts'

/** Colours of pictures that the server draws: those of client/ui/tokens.css and of the live map. */
export interface Colours {
  surface: string
  sunken: string
  line: string
  ink: string
  ink2: string
  ink3: string
  sea: string
  land: string
  border: string
  verdict: Readonly<Record<Verdict, string>>
  tint: Readonly<Record<Verdict, string>>
  /** Of 1, 3, 10, 30 and 100 reports. */
  counts: readonly string[]
  /** As usual, then of 2, 4, 8, 16 and 32 times it. */
  excess: readonly string[]
}

export type ThemeName = 'light' | 'dark'

export const COLOURS: Readonly<Record<ThemeName, Colours>> = {
  light: {
    surface: '#ffffff',
    sunken: '#edf0f2',
    line: '#dfe3e7',
    ink: '#12161b',
    ink2: '#454e58',
    ink3: '#626c77',
    sea: '#e6ebef',
    land: '#fafbfb',
    border: '#c3cbd3',
    verdict: { unknown: '#59636e', ok: '#0b6b58', possible: '#855200', major: '#b0203f', recovering: '#2257b5' },
    tint: { unknown: '#eceff1', ok: '#e1f2ed', possible: '#fbefd8', major: '#fbe6ea', recovering: '#e4ecfa' },
    counts: ['#bcd8e4', '#86b8cf', '#4f90b6', '#286897', '#123c69'],
    excess: ['#aeb7c0', '#f5c76f', '#ef9a4b', '#dc6044', '#b0305a', '#651a58'],
  },
  dark: {
    surface: '#13181e',
    sunken: '#1c232b',
    line: '#28303a',
    ink: '#eef2f6',
    ink2: '#b1bbc6',
    ink3: '#8e99a5',
    sea: '#0b0e12',
    land: '#1b222a',
    border: '#38434f',
    verdict: { unknown: '#a3aeb9', ok: '#5cc9ac', possible: '#edb257', major: '#ff8593', recovering: '#86b4fa' },
    tint: { unknown: '#20272f', ok: '#10302a', possible: '#352811', major: '#3d1822', recovering: '#182b4a' },
    counts: ['#1b4a6a', '#256a8f', '#3e93b8', '#76bdd6', '#d3eef5'],
    excess: ['#55616e', '#6a2a5c', '#a5345e', '#db5a4c', '#f2994c', '#fbe08f'],
  },
}
