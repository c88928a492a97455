import type { ManifestRule } from '../manifestRule';
import { overManifest } from '../overManifest';
import { applicationMissing } from './applicationMissing';
import { archiveTagMissing } from './archiveTagMissing';
import { cacheHeaderRefused } from './cacheHeaderRefused';
import { clientCertificatesUnused } from './clientCertificatesUnused';
import { cronAtFullHour } from './cronAtFullHour';
import { cronInvalid } from './cronInvalid';
import { cronTooOften } from './cronTooOften';
import { deprecatedKey } from './deprecatedKey';
import { dottedKey } from './dottedKey';
import { duplicateKey } from './duplicateKey';
import { endpointDatabaseMissing } from './endpointDatabaseMissing';
import { endpointDeprecated } from './endpointDeprecated';
import { endpointWithoutSchema } from './endpointWithoutSchema';
import { evictionPolicyUnused } from './evictionPolicyUnused';
import { firewallRuleInvalid } from './firewallRuleInvalid';
import { hstsRepeated } from './hstsRepeated';
import { includeTargetMissing } from './includeTargetMissing';
import { manifestNotRead } from './manifestNotRead';
import { missingKey } from './missingKey';
import { mountServiceMissing } from './mountServiceMissing';
import { nameDefinedTwice } from './nameDefinedTwice';
import { nameMalformed } from './nameMalformed';
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
import { ssiCached } from './ssiCached';
import { stackSeparator } from './stackSeparator';
import { startCommandMissing } from './startCommandMissing';
import { startInBackground } from './startInBackground';
import { tagUnknown } from './tagUnknown';
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
import { websocketHeldBack } from './websocketHeldBack';
import { wildcardWithoutCertificate } from './wildcardWithoutCertificate';
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
  cronInvalid,
  cronTooOften,
  cronAtFullHour,
  mountServiceMissing,
  phpExtensionUnknown,
  routeMalformed,
  routeDefinedTwice,
  routeTargetMissing,
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
]);
