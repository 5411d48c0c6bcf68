#!/bin/bash
# Starts mongod with the key file as it wants it: its own, and read by nobody else.
set -eu
umask 077
rm -f /tmp/key
cat /run/secrets/mongodb_key > /tmp/key
chmod 400 /tmp/key
exec mongod --replSet rs0 --keyFile /tmp/key --dbpath /data/db --bind_ip_all --nounixsocket "$@"
