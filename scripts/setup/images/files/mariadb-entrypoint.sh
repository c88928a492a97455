#!/usr/bin/env bash
# The contract of the official mariadb image: MARIADB_* or MYSQL_*: ROOT_PASSWORD, ALLOW_EMPTY_ROOT_PASSWORD, RANDOM_ROOT_PASSWORD,
# ROOT_HOST, DATABASE, USER, PASSWORD (and *_FILE), /docker-entrypoint-initdb.d.
set -eo pipefail
shopt -s nullglob

data=/var/lib/mysql
socket=/run/mysqld/mysqld.sock

# setting NAME: the value of MARIADB_NAME, of its file, or of the older MYSQL_NAME
setting() {
  local prefix value file
  for prefix in MARIADB MYSQL; do
    value="${prefix}_$1" file="${prefix}_$1_FILE"
    if [ -n "${!file}" ]; then cat "${!file}"; return; fi
    if [ -n "${!value}" ]; then printf '%s' "${!value}"; return; fi
  done
}

quoted() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\\\'}"
}

root_sql() { mariadb --protocol=socket -uroot -hlocalhost --socket="$socket" "$@"; }

# The official image writes a user of its own for health checks and puts its password beside the data.
health_user() {
  local password
  password=$(head -c 18 /dev/urandom | base64)
  printf '[mariadb-client]\nport=3306\nsocket=%s\nuser=healthcheck\npassword=%s\n' "$socket" "$password" >"$data/.my-healthcheck.cnf"
  chmod 0600 "$data/.my-healthcheck.cnf"
  echo "CREATE USER healthcheck@'127.0.0.1' IDENTIFIED BY '$password'; CREATE USER healthcheck@localhost IDENTIFIED BY '$password';"
}

accounts() {
  local password=$1 host database user
  host=$(setting ROOT_HOST)
  database=$(setting DATABASE)
  user=$(setting USER)
  # mariadb-install-db makes roots without a password for every local name.
  echo "DROP USER IF EXISTS root@'127.0.0.1', root@'::1';"
  echo "EXECUTE IMMEDIATE CONCAT('DROP USER IF EXISTS root@\'', @@hostname, '\'');"
  health_user
  if [ "${host:-%}" != localhost ]; then
    echo "CREATE USER root@$(quoted "${host:-%}") IDENTIFIED BY $(quoted "$password");"
    echo "GRANT ALL ON *.* TO root@$(quoted "${host:-%}") WITH GRANT OPTION;"
  fi
  if [ -n "$database" ]; then echo "CREATE DATABASE IF NOT EXISTS \`${database//\`/\`\`}\`;"; fi
  if [ -n "$user" ]; then
    echo "CREATE USER $(quoted "$user")@'%' IDENTIFIED BY $(quoted "$(setting PASSWORD)");"
    if [ -n "$database" ]; then
      local pattern=${database//\`/\`\`}
      echo "GRANT ALL ON \`${pattern//_/\\_}\`.* TO $(quoted "$user")@'%';"
    fi
  fi
  echo "ALTER USER root@localhost IDENTIFIED BY $(quoted "$password");"
}

initialise() {
  local password
  password=$(setting ROOT_PASSWORD)
  if [ -z "$password" ] && [ -n "$(setting RANDOM_ROOT_PASSWORD)" ]; then
    password=$(head -c 24 /dev/urandom | base64)
    echo "GENERATED ROOT PASSWORD: $password"
  elif [ -z "$password" ] && [ -z "$(setting ALLOW_EMPTY_ROOT_PASSWORD)$(setting ALLOW_EMPTY_PASSWORD)" ]; then
    echo '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified' >&2
    echo '    You need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD' >&2
    exit 1
  fi
  mariadb-install-db --datadir="$data" --rpm --auth-root-authentication-method=normal --skip-test-db --cross-bootstrap >/dev/null
  mariadbd --skip-networking --socket="$socket" --wsrep-on=OFF &
  local server=$!
  until root_sql -e 'SELECT 1' >/dev/null 2>&1; do
    kill -0 "$server" || exit 1
    sleep 0.1
  done
  mariadb-tzinfo-to-sql --skip-write-binlog /usr/share/zoneinfo 2>/dev/null | root_sql mysql || true
  accounts "$password" | root_sql
  fill "$password" "$(setting DATABASE)"
  kill "$server"
  wait "$server"
}

# fill ROOT_PASSWORD DATABASE
fill() {
  local file client=(root_sql)
  if [ -n "$1" ]; then client+=("-p$1"); fi
  if [ -n "$2" ]; then client+=("$2"); fi
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) "${client[@]}" <"$file" ;;
      *.sql.gz) gunzip -c "$file" | "${client[@]}" ;;
    esac
  done
}

if [ "${1:0:1}" = - ]; then set -- mariadbd "$@"; fi
if [ "$1" = mysqld ]; then shift; set -- mariadbd "$@"; fi
if [ "$1" != mariadbd ]; then exec "$@"; fi
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$data" /run/mysqld
  find "$data" /run/mysqld \! -user mysql -exec chown mysql:mysql '{}' +
  exec setpriv --reuid=mysql --regid=mysql --init-groups "$0" "$@"
fi
if [ ! -d "$data/mysql" ]; then initialise; fi
exec "$@"
