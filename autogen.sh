#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prepares a checkout for configure; with --install-deps it first installs what
# the build and the program need and is not there yet, with --install-deps=tests
# also the large programs that tests hold the results against.
set -eu
cd "$(dirname "$0")"

# unzip, and the perl of autoconf, are for the tests that read workbooks back, the sqlite3 shell for bench/.
debian="autoconf automake make gcc libc6-dev libcrypt-dev pkg-config
libsqlite3-dev sqlite3 libxlsxwriter-dev libsmartcols-dev libutf8proc-dev libcsv-dev
libjansson-dev nettle-dev zlib1g-dev check tzdata unzip"
fedora="autoconf automake make gcc glibc-devel libxcrypt-devel pkgconf-pkg-config gawk diffutils
sqlite-devel sqlite libxlsxwriter-devel libsmartcols-devel utf8proc-devel libcsv-devel
jansson-devel nettle-devel zlib-devel check-devel tzdata unzip"

# Other programs that read what this one writes. They are looked for by their command: who has LibreOffice with its
# windows keeps it.
other_programs() {
	command -v soffice >/dev/null || echo libreoffice-calc-nogui
	command -v hledger >/dev/null || echo hledger
}

install_deps() {
	if ! command -v apt-get >/dev/null; then
		echo "autogen.sh: this is no Debian or Ubuntu; on Fedora install:" >&2
		echo "  dnf install" $fedora ${1:+libreoffice-calc hledger} >&2
		exit 1
	fi
	missing=
	for package in $debian; do
		case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) in
		installed*) ;;
		*) missing="$missing $package" ;;
		esac
	done
	[ -z "${1-}" ] || missing="$missing $(other_programs | tr '\n' ' ')"
	[ -n "${missing# }" ] || return 0
	as_root=
	if [ "$(id -u)" -ne 0 ]; then
		if ! command -v sudo >/dev/null; then
			echo "autogen.sh: packages can be installed by root only, and there is no sudo; as root run:" >&2
			echo "  apt-get install$missing" >&2
			exit 1
		fi
		as_root=sudo
	fi
	$as_root apt-get update -q
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}

case ${1-} in
--install-deps) install_deps ;;
--install-deps=tests) install_deps tests ;;
"") ;;
*)
	echo "usage: autogen.sh [--install-deps[=tests]]" >&2
	exit 64
	;;
esac

# pkg-config brings the macros that configure.ac is written with.
for tool in autoreconf automake pkg-config; do
	if ! command -v "$tool" >/dev/null; then
		echo "autogen.sh: '$tool' is missing; './autogen.sh --install-deps' installs what is needed" >&2
		exit 1
	fi
done
autoreconf --install --force
