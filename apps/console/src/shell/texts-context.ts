import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { english, type Texts } from '../texts/english.js';

/** The language of the console. */
export const TextsContext = createContext<Texts>(english);

/** The console's words in the chosen language. */
export const useTexts = (): Texts => useContext(TextsContext);
