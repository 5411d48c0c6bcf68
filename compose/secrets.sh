#!/bin/sh
# Makes the secrets that compose.yaml needs, in the folder secrets/ beside it. What is there stays.
#
# The folder is closed to everybody else on this machine. The files in it can be read, as each
# container reads its own as a user without rights.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets

random() { # so many bytes, as hexadecimal digits
    od -An -v -tx1 -N "$1" /dev/urandom | tr -d ' \n'
}

keep() { # the name of a secret; its value comes in
    if [ ! -e "secrets/$1" ]; then
        cat > "secrets/.$1"
        chmod 444 "secrets/.$1"
        mv "secrets/.$1" "secrets/$1"
        echo "made secrets/$1"
    fi
}

# What MongoDB's members know each other by.
random 64 | keep mongodb_key
# Where MongoDB is, with the password of the services.
printf 'mongodb://spotistats:%s@mongodb:27017/spotistats?replicaSet=rs0&authSource=spotistats' \
    "$(random 24)" | keep mongodb_uri
# What Spotify's tokens are sealed with: 32 bytes in URL-safe Base64.
head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n' | keep token_keys
# The secret of your app at Spotify; it may stay empty.
printf '' | keep spotify_client_secret
# Of the user "admin" of Grafana, with the profile "observability".
random 12 | keep grafana_password
