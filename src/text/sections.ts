/** Makes each section of a catalogue when its first sentence is asked for: most runs need a few of many. */

/** What the makers make. */
export type Sections<M> = { readonly [K in keyof M]: M[K] extends () => infer S ? S : never };

/** An object whose properties are made on first use, then kept. */
export function makeOnDemand<M extends Readonly<Record<string, () => unknown>>>(makers: M): Sections<M> {
  const sections = {};
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(sections, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make();
        Object.defineProperty(sections, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return sections as Sections<M>;
}
