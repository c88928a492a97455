type Plain = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null;
}

/** Whether two plain values say the same, whatever the order of keys. What aliases share is compared once. */
export function isSame(a: unknown, b: unknown, seen = new Map<object, object>()): boolean {
  if (!isObject(a) || !isObject(b)) return Object.is(a, b);
  if (seen.get(a) === b) return true;
  seen.set(a, b);
  const keys = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key], seen))
  );
}
