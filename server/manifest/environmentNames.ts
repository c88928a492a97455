/** The variables that a relationship gives its container at run time, the most used ones (reference, section 3.2). */
export function environmentNames(relationship: string): string[] {
  const prefix = relationship.toUpperCase().replace(/[^0-9A-Z_]/g, '_');
  return ['HOST', 'PORT', 'USERNAME', 'PASSWORD', 'PATH', 'URL'].map((property) => `${prefix}_${property}`);
}
