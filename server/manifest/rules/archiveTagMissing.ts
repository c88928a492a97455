import { asScalar, asText, pairsOf, sourceIn, valueAt, type YamlNode } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const archiveTagMissing: EntryRule = {
  code: 'archive-tag-missing',
  severity: 'error',
  summary: 'A folder of configuration for Solr that is named, but not packed',
  explanation:
    'Solr gets its configuration as an archive: `conf_dir: !archive "solr/conf"`. Without the tag the value is a text, and no file comes with it.',
  basis: 'Rule R125',
  over: ['services'],
  *checkEntry(entry) {
    if (typeText(entry)?.name !== 'solr') return;
    const configuration = valueAt(entry.node, ['configuration']);
    const folders: (YamlNode | undefined)[] = [
      valueAt(configuration, ['core_config']),
      ...pairsOf(valueAt(configuration, ['configsets'])).map(({ value }) => value),
      ...pairsOf(valueAt(configuration, ['cores'])).map(({ value }) => valueAt(value, ['conf_dir'])),
    ];
    for (const node of folders) {
      const scalar = asScalar(node);
      if (!node || !scalar || asText(scalar) === undefined || scalar.tag !== undefined || node.tag !== undefined)
        continue;
      const source = sourceIn(entry.file, node);
      const start = { start: source.span.start, end: source.span.start };
      yield {
        message: `"${scalar.text}" is a text here: write !archive before it to pack the folder`,
        source,
        fixes:
          node === scalar && scalar.anchor === undefined
            ? [
                {
                  title: 'Pack the folder with !archive',
                  edits: [{ file: source.file, edits: [{ span: start, newText: '!archive ' }] }],
                  preferred: true,
                },
              ]
            : [],
      };
    }
  },
};
