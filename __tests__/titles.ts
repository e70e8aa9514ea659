import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { titles } from './recorder.ts';

/**
 * The titles of all tests of a file, as its own code puts them together; none of them is run.
 *
 * @param file is loaded for it, and for that once: a second time it has no titles
 */
export async function titlesIn(file: string): Promise<readonly string[]> {
  const recorder = import.meta.resolve('./recorder.ts');
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier === 'node:test' ? recorder : specifier, context),
  });
  try {
    await import(pathToFileURL(file).href);
  } finally {
    hooks.deregister();
  }
  return titles.splice(0);
}
