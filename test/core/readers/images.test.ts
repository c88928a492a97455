import { expect, test } from 'vitest';
import { parseImageReference } from '../../../core/compose/imageReference';
import { meaningOf } from '../../../core/readers/images';

/** "postgresql 17", "tool", or "postgresql ?" where the version is not told. */
function meaning(image: string): string {
  const reference = parseImageReference(image);
  const found = reference ? meaningOf(reference) : undefined;
  if (found?.kind !== 'service' && found?.kind !== 'runtime') return found?.kind ?? 'none';
  const name = found.kind === 'service' ? found.engine : found.runtime;
  return `${name} ${found.version.known ? found.version.text : '?'}`;
}

test.each([
  ['postgres:17', 'postgresql 17'],
  ['postgres:17.2-alpine3.20', 'postgresql 17.2'],
  ['postgres:15alpine', 'postgresql 15'],
  ['postgres:18beta1', 'postgresql 18'],
  ['postgres', 'postgresql ?'],
  ['postgres:latest', 'postgresql ?'],
  ['postgres:alpine', 'postgresql ?'],
  ['postgres:bookworm', 'postgresql ?'],
  ['postgis/postgis:15-3.4', 'postgresql 15'],
  ['bitnami/postgresql:16.4.0-debian-12-r1', 'postgresql 16.4.0'],
  ['pgvector/pgvector:pg17', 'postgresql ?'],
  ['mysql:8.0.32', 'oracle-mysql 8.0.32'],
  ['mysql/mysql-server:8.0', 'oracle-mysql 8.0'],
  ['mariadb:11.8', 'mariadb 11.8'],
  ['mariadb:lts', 'mariadb ?'],
  ['redis:7-alpine', 'redis 7'],
  ['valkey/valkey:8.1', 'valkey 8.1'],
  ['mongo:8.0', 'mongodb 8.0'],
  ['rabbitmq:4.1-management-alpine', 'rabbitmq 4.1'],
  ['rabbitmq:management', 'rabbitmq ?'],
  ['docker.elastic.co/elasticsearch/elasticsearch:8.17.0', 'elasticsearch 8.17.0'],
  ['opensearchproject/opensearch:2', 'opensearch 2'],
  ['confluentinc/cp-kafka:7.3.0', 'kafka ?'],
  ['bitnami/kafka:3.7', 'kafka ?'],
  ['mirror.example.com/postgres:17', 'postgresql 17'],
  ['php:8.4-fpm', 'php 8.4'],
  ['php:fpm', 'php ?'],
  ['node:24-slim', 'nodejs 24'],
  ['node:lts', 'nodejs ?'],
  ['node:v24', 'nodejs 24'],
  ['python:3.14-rc', 'python 3.14'],
  ['golang:1.26', 'golang 1.26'],
  ['eclipse-temurin:21-jre', 'java 21'],
  ['openjdk:1.8.0', 'java 8'],
  ['mcr.microsoft.com/dotnet/aspnet:10.0', 'dotnet 10.0'],
  ['dunglas/frankenphp:1-php8.3-alpine', 'php 8.3'],
  ['dunglas/frankenphp', 'php ?'],
  ['pimcore/pimcore:php8.3-latest', 'php 8.3'],
  ['itkdev/php8.1-fpm', 'php 8.1'],
  ['uselagoon/php-8.2-cli', 'php 8.2'],
  ['sail-8.3/app', 'other'],
  ['axllent/mailpit:v1.20', 'tool'],
  ['nginx:1.27', 'tool'],
  ['nginxinc/nginx-unprivileged', 'tool'],
  ['dpage/pgadmin4', 'tool'],
  ['phpmyadmin', 'tool'],
  ['phpmyadmin/phpmyadmin:5', 'tool'],
  ['selenium/standalone-chromium', 'tool'],
  ['traefik:v3', 'tool'],
  ['example/nginx-app', 'other'],
  ['ghcr.io/example/app:1', 'other'],
  ['example/postgres:17', 'other'],
  ['constructor', 'other'],
  ['tostring:1', 'other'],
])('%s is %s', (image, expected) => expect(meaning(image)).toBe(expected));
