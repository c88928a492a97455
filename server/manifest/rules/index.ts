import type { ManifestRule } from '../manifestRule';
import { overManifest } from '../overManifest';
import { applicationMissing } from './applicationMissing';
import { applicationUnused } from './applicationUnused';
import { archiveTagMissing } from './archiveTagMissing';
import { bashInDash } from './bashInDash';
import { buildFlavorUnknown } from './buildFlavorUnknown';
import { buildUsesRuntimeVariable } from './buildUsesRuntimeVariable';
import { buildWritesMount } from './buildWritesMount';
import { cacheHeaderRefused } from './cacheHeaderRefused';
import { clientCertificatesUnused } from './clientCertificatesUnused';
import { composerFileMissing } from './composerFileMissing';
import { cronAtFullHour } from './cronAtFullHour';
import { cronInvalid } from './cronInvalid';
import { cronTooOften } from './cronTooOften';
import { deployWritesCode } from './deployWritesCode';
import { deprecatedKey } from './deprecatedKey';
import { dottedKey } from './dottedKey';
import { duplicateKey } from './duplicateKey';
import { endpointDatabaseMissing } from './endpointDatabaseMissing';
import { endpointDeprecated } from './endpointDeprecated';
import { endpointWithoutSchema } from './endpointWithoutSchema';
import { environmentScriptUnfit } from './environmentScriptUnfit';
import { evictionPolicyUnused } from './evictionPolicyUnused';
import { firewallRuleInvalid } from './firewallRuleInvalid';
import { hookGoesOn } from './hookGoesOn';
import { hostAddressInvalid } from './hostAddressInvalid';
import { hstsRepeated } from './hstsRepeated';
import { includeTargetMissing } from './includeTargetMissing';
import { keyNotForType } from './keyNotForType';
import { manifestNotRead } from './manifestNotRead';
import { missingKey } from './missingKey';
import { mountHidesFiles } from './mountHidesFiles';
import { mountNested } from './mountNested';
import { mountNotKept } from './mountNotKept';
import { mountPathInvalid } from './mountPathInvalid';
import { mountServiceMissing } from './mountServiceMissing';
import { mountText } from './mountText';
import { mountsShareFolder } from './mountsShareFolder';
import { nameDefinedTwice } from './nameDefinedTwice';
import { nameMalformed } from './nameMalformed';
import { phpExtensionForService } from './phpExtensionForService';
import { phpExtensionUnknown } from './phpExtensionUnknown';
import { phpFrontControllerMissing } from './phpFrontControllerMissing';
import { portHardCoded } from './portHardCoded';
import { postgresqlExtensionUnknown } from './postgresqlExtensionUnknown';
import { premiumService } from './premiumService';
import { previewKey } from './previewKey';
import { redirectKeysConflict } from './redirectKeysConflict';
import { redirectLeadsNowhere } from './redirectLeadsNowhere';
import { redirectPattern } from './redirectPattern';
import { redirectRedundant } from './redirectRedundant';
import { relationshipCycle } from './relationshipCycle';
import { relationshipTargetMissing } from './relationshipTargetMissing';
import { relationshipVariableClash } from './relationshipVariableClash';
import { replicaIncomplete } from './replicaIncomplete';
import { routeDefinedTwice } from './routeDefinedTwice';
import { routeDestinationMalformed } from './routeDestinationMalformed';
import { routeMalformed } from './routeMalformed';
import { routeShadowed } from './routeShadowed';
import { routeTargetMissing } from './routeTargetMissing';
import { routesMissing } from './routesMissing';
import { routesTooMany } from './routesTooMany';
import { rulePatternInvalid } from './rulePatternInvalid';
import { schemasIncomplete } from './schemasIncomplete';
import { searchAuthenticationUnsupported } from './searchAuthenticationUnsupported';
import { searchPluginUnknown } from './searchPluginUnknown';
import { secretInManifest } from './secretInManifest';
import { serviceUnused } from './serviceUnused';
import { socketMismatch } from './socketMismatch';
import { solrCoreMissing } from './solrCoreMissing';
import { solrModuleUnknown } from './solrModuleUnknown';
import { sourceRootMissing } from './sourceRootMissing';
import { ssiCached } from './ssiCached';
import { stackIgnored } from './stackIgnored';
import { stackList } from './stackList';
import { stackMissing } from './stackMissing';
import { stackRuntimeUnknown } from './stackRuntimeUnknown';
import { stackSeparator } from './stackSeparator';
import { startCommandMissing } from './startCommandMissing';
import { startInBackground } from './startInBackground';
import { tagUnknown } from './tagUnknown';
import { timezoneUnknown } from './timezoneUnknown';
import { tlsOutdated } from './tlsOutdated';
import { typeUnknown } from './typeUnknown';
import { unknownKey } from './unknownKey';
import { valueMalformed } from './valueMalformed';
import { valueOutOfRange } from './valueOutOfRange';
import { variableReserved } from './variableReserved';
import { varnishBackendMissing } from './varnishBackendMissing';
import { varnishCachedTwice } from './varnishCachedTwice';
import { vaultPolicyMismatch } from './vaultPolicyMismatch';
import { vclReserved } from './vclReserved';
import { versionDeprecated } from './versionDeprecated';
import { versionRetired } from './versionRetired';
import { versionUnquoted } from './versionUnquoted';
import { webFormsMixed } from './webFormsMixed';
import { webRootMissing } from './webRootMissing';
import { websocketHeldBack } from './websocketHeldBack';
import { wildcardWithoutCertificate } from './wildcardWithoutCertificate';
import { workerEnds } from './workerEnds';
import { wrongType } from './wrongType';
import { yamlSyntax } from './yamlSyntax';

/** Every rule over the manifest alone. */
export const manifestRules: readonly ManifestRule[] = overManifest([
  yamlSyntax,
  duplicateKey,
  manifestNotRead,
  includeTargetMissing,
  tagUnknown,
  applicationMissing,
  nameDefinedTwice,
  nameMalformed,
  dottedKey,
  unknownKey,
  wrongType,
  valueMalformed,
  valueOutOfRange,
  missingKey,
  deprecatedKey,
  typeUnknown,
  versionRetired,
  versionDeprecated,
  stackSeparator,
  versionUnquoted,
  premiumService,
  relationshipTargetMissing,
  relationshipCycle,
  endpointDeprecated,
  serviceUnused,
  relationshipVariableClash,
  replicaIncomplete,
  routeTargetMissing,
  webRootMissing,
  workerEnds,
  cronInvalid,
  cronTooOften,
  cronAtFullHour,
  hookGoesOn,
  buildUsesRuntimeVariable,
  deployWritesCode,
  bashInDash,
  sourceRootMissing,
  timezoneUnknown,
  hostAddressInvalid,
  buildFlavorUnknown,
  composerFileMissing,
  applicationUnused,
  mountText,
  mountServiceMissing,
  mountNested,
  mountHidesFiles,
  mountPathInvalid,
  mountNotKept,
  mountsShareFolder,
  buildWritesMount,
  phpExtensionUnknown,
  routeMalformed,
  routeDefinedTwice,
  routeDestinationMalformed,
  redirectLeadsNowhere,
  routeShadowed,
  wildcardWithoutCertificate,
  routesTooMany,
  cacheHeaderRefused,
  websocketHeldBack,
  ssiCached,
  redirectKeysConflict,
  redirectPattern,
  tlsOutdated,
  hstsRepeated,
  clientCertificatesUnused,
  redirectRedundant,
  routesMissing,
  startCommandMissing,
  startInBackground,
  portHardCoded,
  socketMismatch,
  rulePatternInvalid,
  phpFrontControllerMissing,
  webFormsMixed,
  endpointDatabaseMissing,
  schemasIncomplete,
  endpointWithoutSchema,
  postgresqlExtensionUnknown,
  evictionPolicyUnused,
  searchPluginUnknown,
  searchAuthenticationUnsupported,
  solrCoreMissing,
  archiveTagMissing,
  solrModuleUnknown,
  varnishBackendMissing,
  vclReserved,
  varnishCachedTwice,
  vaultPolicyMismatch,
  variableReserved,
  secretInManifest,
  firewallRuleInvalid,
  previewKey,
  phpExtensionForService,
  keyNotForType,
  stackMissing,
  stackRuntimeUnknown,
  stackList,
  stackIgnored,
  environmentScriptUnfit,
]);
