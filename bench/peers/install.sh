#!/usr/bin/env bash
# Installs Request Tracker 5 and Redmine from Debian's packages, with the servers that run them. Their databases are made by start.sh, in a cluster of ours.
set -eu
packages=(request-tracker5 rt5-db-postgresql starman w3m redmine redmine-pgsql puma wrk)
dpkg -s "${packages[@]}" >/dev/null 2>&1 && exit 0

export DEBIAN_FRONTEND=noninteractive
debconf-set-selections <<'ANSWERS'
dbconfig-common dbconfig-common/dbconfig-install boolean false
request-tracker5 request-tracker5/dbconfig-install boolean false
request-tracker5 request-tracker5/handle-siteconfig-permissions boolean false
redmine redmine/instances/default/dbconfig-install boolean false
ANSWERS
apt-get -o DPkg::Lock::Timeout=600 update -q >/dev/null
apt-get -o DPkg::Lock::Timeout=600 install -yq --no-install-recommends "${packages[@]}" >/dev/null
