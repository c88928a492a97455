import type { ComposeService, ComposeValue } from '../compose/compose';
import type { Setting, Surroundings } from '../model';
import type { BuiltImage } from './dockerfile';

/** What a Compose file says of the machine that a container finds itself on. */
export function containerSurroundings({ environment, platform }: ComposeService): Surroundings {
  const zone = environment.findLast(({ name, value }) => name === 'TZ' && value?.value)?.value;
  return {
    ...named('timeZone', settingOf('TZ', zone)),
    ...named('platform', settingOf('platform', platform)),
  };
}

/** The same of a Dockerfile: its `ENV TZ`, and the `--platform` of its base image. */
export function builtSurroundings({ base, steps }: BuiltImage): Surroundings {
  const zones = steps.flatMap(({ keyword, text, source }): Setting[] => {
    const match = keyword === 'ENV' ? /(?:^|\s)TZ[= ]["']?([\w/+-]+)/.exec(text) : null;
    const end = source.span.start + (match ? match.index + match[0].length : 0);
    return match?.[1]
      ? [{ name: 'TZ', value: match[1], source: { file: source.file, span: { start: end - match[1].length, end } } }]
      : [];
  });
  return { ...named('timeZone', zones.at(-1)), ...named('platform', base.platform) };
}

function named(key: keyof Surroundings, setting: Setting | undefined): Surroundings {
  return setting ? { [key]: setting } : {};
}

/** Undefined where a variable without a value is part of it. */
function settingOf(name: string, said: ComposeValue | undefined): Setting | undefined {
  return said?.value === undefined ? undefined : { name, value: said.value, source: said.source };
}
