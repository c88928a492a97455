import type { ManifestRule } from '../manifestRule';
import { overManifest } from '../overManifest';
import { cronAtFullHour } from './cronAtFullHour';
import { cronInvalid } from './cronInvalid';
import { cronTooOften } from './cronTooOften';
import { deprecatedKey } from './deprecatedKey';
import { duplicateKey } from './duplicateKey';
import { includeTargetMissing } from './includeTargetMissing';
import { manifestNotRead } from './manifestNotRead';
import { missingKey } from './missingKey';
import { mountServiceMissing } from './mountServiceMissing';
import { nameDefinedTwice } from './nameDefinedTwice';
import { phpExtensionUnknown } from './phpExtensionUnknown';
import { relationshipTargetMissing } from './relationshipTargetMissing';
import { routeTargetMissing } from './routeTargetMissing';
import { typeUnknown } from './typeUnknown';
import { unknownKey } from './unknownKey';
import { valueMalformed } from './valueMalformed';
import { valueOutOfRange } from './valueOutOfRange';
import { versionDeprecated } from './versionDeprecated';
import { versionRetired } from './versionRetired';
import { wrongType } from './wrongType';
import { yamlSyntax } from './yamlSyntax';

/** Every rule over the manifest alone. */
export const manifestRules: readonly ManifestRule[] = overManifest([
  yamlSyntax,
  duplicateKey,
  manifestNotRead,
  includeTargetMissing,
  nameDefinedTwice,
  unknownKey,
  wrongType,
  valueMalformed,
  valueOutOfRange,
  missingKey,
  deprecatedKey,
  typeUnknown,
  versionRetired,
  versionDeprecated,
  relationshipTargetMissing,
  routeTargetMissing,
  cronInvalid,
  cronTooOften,
  cronAtFullHour,
  mountServiceMissing,
  phpExtensionUnknown,
]);
