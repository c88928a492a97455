/**
 * The image to use for a reference, by the setting `parity.images`. The most exact entry counts: the whole reference (`postgres:17`),
 * then its name (`postgres`; the tag is kept), then `*` for any. `*` in a value stands for the whole reference.
 */
export function mappedImage(reference: string, images: Readonly<Record<string, string>>): string {
  const { name, tag } = split(reference);
  const exact = own(images, reference);
  if (exact !== undefined) return fill(exact, reference);
  const byName = own(images, name);
  if (byName !== undefined) return byName.includes('*') ? fill(byName, reference) : `${byName}${tag}`;
  const any = own(images, '*');
  return any === undefined ? reference : fill(any, reference);
}

function own(images: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(images, key) ? images[key] : undefined;
}

function fill(value: string, reference: string): string {
  return value.replaceAll('*', () => reference);
}

/** The tag is what follows the first colon behind the last slash, with a digest if there is one. */
function split(reference: string): { name: string; tag: string } {
  const slash = reference.lastIndexOf('/') + 1;
  const end = slash + reference.slice(slash).search(/[:@]|$/);
  return { name: reference.slice(0, end), tag: reference.slice(end) };
}
