import type { ComposeService } from '../compose/compose';
import type { ImageReference } from '../compose/imageReference';
import { textPlace } from '../compose/value';
import type { Setting } from '../model';

/** Images that set up PHP by variables of their container. */
interface ImageVariables {
  readonly images: RegExp;
  /** Variable → the setting of PHP that it becomes. */
  readonly named: Readonly<Record<string, string>>;
  /** Any other setting by a variable with its name. */
  readonly setting?: (variable: string) => string | undefined;
}

const usual = {
  PHP_MEMORY_LIMIT: 'memory_limit',
  PHP_MAX_EXECUTION_TIME: 'max_execution_time',
  PHP_POST_MAX_SIZE: 'post_max_size',
};

const tables: readonly ImageVariables[] = [
  {
    // serversideup.net/open-source/docker-php, "Environment variable specification"
    images: /^serversideup\/php$/,
    named: {
      ...usual,
      PHP_MAX_INPUT_VARS: 'max_input_vars',
      PHP_UPLOAD_MAX_FILE_SIZE: 'upload_max_filesize',
      PHP_DATE_TIMEZONE: 'date.timezone',
    },
  },
  {
    // dockerfile.readthedocs.io, "php": environment variables
    images: /^webdevops\/php(?:-(?:apache|nginx))?(?:-dev)?$/,
    named: { ...usual, PHP_UPLOAD_MAX_FILESIZE: 'upload_max_filesize', PHP_DATE_TIMEZONE: 'date.timezone' },
    setting: (variable) => /^php\.([a-z][\w.]*)$/.exec(variable)?.[1],
  },
  {
    // github.com/wodby/php, README and templates
    images: /^wodby\/(?:drupal-|wordpress-)?php$/,
    named: {
      ...usual,
      PHP_MAX_INPUT_VARS: 'max_input_vars',
      PHP_MAX_FILE_UPLOADS: 'max_file_uploads',
      PHP_UPLOAD_MAX_FILESIZE: 'upload_max_filesize',
      PHP_DATE_TIMEZONE: 'date.timezone',
      PHP_ALLOW_URL_FOPEN: 'allow_url_fopen',
      PHP_SHORT_OPEN_TAG: 'short_open_tag',
      PHP_DISABLE_FUNCTIONS: 'disable_functions',
      PHP_SESSION_GC_MAXLIFETIME: 'session.gc_maxlifetime',
      PHP_SESSION_COOKIE_SAMESITE: 'session.cookie_samesite',
    },
  },
  {
    // github.com/uselagoon/lagoon-images, php-fpm: 00-lagoon-php.ini
    images: /^uselagoon\/php-[\d.]+-/,
    named: {
      ...usual,
      PHP_MAX_INPUT_VARS: 'max_input_vars',
      PHP_MAX_FILE_UPLOADS: 'max_file_uploads',
      PHP_UPLOAD_MAX_FILESIZE: 'upload_max_filesize',
      PHP_SESSION_COOKIE_SAMESITE: 'session.cookie_samesite',
    },
  },
  {
    // github.com/pimcore/docker, php.ini
    images: /^pimcore\/pimcore$/,
    named: { ...usual, PHP_UPLOAD_MAX_FILESIZE: 'upload_max_filesize' },
  },
  {
    // github.com/thecodingmachine/docker-images-php, "Setting parameters in php.ini": two underscores stand for a dot
    images: /^thecodingmachine\/php$/,
    named: {},
    setting: (variable) => /^PHP_INI_(\w+)$/.exec(variable)?.[1]?.toLowerCase().replaceAll('__', '.'),
  },
];

/** The settings of PHP that a container gets by variables, as far as its image, or the one that it is built on, is known to read them. */
export function variableSettings({ environment }: ComposeService, image: ImageReference): Setting[] {
  const table = tables.find(({ images }) => images.test(image.name));
  if (!table) return [];
  return environment.flatMap(({ name: variable, value }): Setting[] => {
    const named = Object.hasOwn(table.named, variable) ? table.named[variable] : undefined;
    const name = named ?? table.setting?.(variable);
    return name === undefined || !value?.value ? [] : [{ name, value: value.value, source: textPlace(value) }];
  });
}
