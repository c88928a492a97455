#!/usr/bin/env bash
# healthcheck.sh --connect [--innodb_initialized]: as in the official mariadb image, the two tests that Compose files use.
set -eo pipefail

client() {
  mariadb --protocol=tcp -h 127.0.0.1 -uhealthcheck -p"$password" --skip-column-names --batch "$@"
}

password=$(sed -n 's/^password=//p' /var/lib/mysql/.my-healthcheck.cnf)
if [ $# -eq 0 ]; then
  echo 'at least one argument required' >&2
  exit 1
fi
for test in "$@"; do
  case "$test" in
    --connect) client -e 'SELECT 1' >/dev/null ;;
    --innodb_initialized) [ "$(client -e "SELECT 1 FROM information_schema.ENGINES WHERE engine='innodb' AND support IN ('YES','DEFAULT','ENABLED')")" = 1 ] ;;
    *)
      echo "Unknown healthcheck option $test" >&2
      exit 1
      ;;
  esac
done
