import { TOKEN } from '../../preview/hostile.ts';
import { Cleaner } from '../../src/action/text/cleaner.ts';

/** Strikes out the `TOKEN` of the previews. */
export const cleaner = new Cleaner([TOKEN]);
