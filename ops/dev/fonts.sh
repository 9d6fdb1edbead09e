#!/usr/bin/env bash
# Writes app/src/main/resources/fonts: the fonts of documents, as no package that Maven reads carries TrueType for these
# scripts. Noto Sans, of which only the characters that documents need are kept, without hints and layout tables: pages
# are shaped before they are written. Needs npm and, of Debian's packages, fonttools.
set -euo pipefail
to="$(cd "$(dirname "$0")/../.." && pwd)/app/src/main/resources/fonts"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fetch() {
  npm pack --silent "@expo-google-fonts/$1@$2" > /dev/null
  mkdir -p "$1" && tar -xzf "expo-google-fonts-$1-$2.tgz" -C "$1" --strip-components=1
}

# keep FAMILY WEIGHT FILE CHARACTERS: the characters as pyftsubset takes them
keep() {
  pyftsubset "$1/$2/$(basename "$1/$2"/*.ttf)" --output-file="$to/$3.ttf" --unicodes-file="$4" \
    --no-hinting --glyph-names --desubroutinize --layout-features='' --name-IDs='0,1,2,3,4,5,6,13,14' --notdef-outline \
    --drop-tables+=STAT,DSIG,GDEF,GPOS,GSUB,vhea,vmtx,VORG,BASE,gasp
}

fetch noto-sans 0.4.2
fetch noto-sans-arabic 0.4.3
fetch noto-sans-hebrew 0.4.1
fetch noto-sans-jp 0.4.3
fetch noto-sans-sc 0.4.3
fetch noto-sans-kr 0.4.3

# Latin, Greek, Cyrillic with what Vietnamese asks for; punctuation, currencies. Characters that only direct others have
# no glyphs, so that nothing is drawn for them.
cat > latin <<'END'
U+0020-007E U+00A0-00AC U+00AE-052F U+1E00-1EFF U+1F00-1FFF U+2000-200A U+2010-2029 U+202F-205F U+2070-209F U+20A0-20C0 U+2100-214F U+2190-2193 U+2212 U+25CC
END
# With the presentation forms that shaping chooses.
cat > arabic <<'END'
U+0020 U+0606-061B U+061D-06DC U+06DE-06FF U+0750-077F U+FB50-FDFF U+FE70-FEFF
END
cat > hebrew <<'END'
U+0020 U+0590-05FF U+20AA U+FB1D-FB4F
END
/usr/bin/python3 - <<'END'
def of(codec, ranges):
    """The characters that the codec of a country's common standard knows."""
    found = []
    for low, high in ranges:
        for at in range(low, high + 1):
            try:
                chr(at).encode(codec)
                found.append("U+%04X" % at)
            except UnicodeEncodeError:
                pass
    return found

wide = [(0x2E80, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)]
marks = ["U+3000-303F", "U+FF01-FF65", "U+FFE0-FFE6"]
open("japanese", "w").write("\n".join(of("cp932", wide) + marks + ["U+3040-30FF"]))
# Of the traditional ones the common half.
common = [c for c in of("big5", wide) if chr(int(c[2:], 16)).encode("big5") < b"\xc9"]
chinese = set(of("gb2312", wide)) | set(common)
open("chinese", "w").write("\n".join(sorted(chinese) + marks))
open("korean", "w").write("\n".join(["U+1100-11FF", "U+3130-318F", "U+AC00-D7A3"] + marks))
END

mkdir -p "$to"
keep noto-sans 400Regular noto-sans latin
keep noto-sans 700Bold noto-sans-bold latin
keep noto-sans-arabic 400Regular noto-sans-arabic arabic
keep noto-sans-arabic 700Bold noto-sans-arabic-bold arabic
keep noto-sans-hebrew 400Regular noto-sans-hebrew hebrew
keep noto-sans-hebrew 700Bold noto-sans-hebrew-bold hebrew
keep noto-sans-jp 400Regular noto-sans-jp japanese
keep noto-sans-sc 400Regular noto-sans-sc chinese
keep noto-sans-kr 400Regular noto-sans-kr korean
cp noto-sans/LICENSE_FONT "$to/noto-sans-OFL.txt"
ls -l "$to"
