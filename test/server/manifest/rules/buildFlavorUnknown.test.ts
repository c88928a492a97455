import { test } from 'vitest';
import { buildFlavorUnknown } from '../../../../server/manifest/rules/buildFlavorUnknown';
import { checkProblems } from '../../checkProblems';

test('build-flavor-unknown: flavors of another language, or of none', () =>
  checkProblems(
    `
    applications:
      a: {type: "nodejs:24", build: {flavor: npm}}
    #                                        ^^^ warning build-flavor-unknown: There is no flavor "npm": write default or none, and what it was to do in the build hook
      b: {type: "php:8.4", build: {flavor: symfony}}
    #                                      ^^^^^^^ warning build-flavor-unknown: There is no flavor "symfony": write composer, default or none, and what it was to do in the build hook
      c: {type: "python:3.14", build: {flavor: composer}}
    #                                          ^^^^^^^^ warning build-flavor-unknown: The flavor "composer" is for PHP: python has "none" and "default"
      d: {type: "php:8.4", build: {flavor: composer}}
      e: {type: "nodejs:24", build: {flavor: none}}
      f: {build: {flavor: default}}
      g: {build: {flavor: composer}}
      h: {build: }
    `,
    [buildFlavorUnknown],
  ));
