#!/bin/sh
# The contract of the official redis and valkey images: options alone start the server, files belong to the server's user,
# and protected mode is off unless somebody asks for it.
set -e

server=redis-server
command -v "$server" >/dev/null || server=valkey-server
if [ "${1#-}" != "$1" ] || [ "${1%.conf}" != "$1" ]; then set -- "$server" "$@"; fi
if [ "$1" = "$server" ]; then
  if [ "$(id -u)" = 0 ]; then
    find . \! -user "${server%-server}" -exec chown "${server%-server}:${server%-server}" '{}' +
    exec setpriv --reuid="${server%-server}" --regid="${server%-server}" --clear-groups "$0" "$@"
  fi
  umask 0077
  case "$*" in *protected-mode*) ;; *) set -- "$@" --protected-mode no ;; esac
fi
exec "$@"
