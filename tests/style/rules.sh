# rules.sh: our own rules, one function a rule.
#
# rule_NAME FILE...  prints FILE:LINE: what is wrong; what to do instead.  It prints nothing where all is well, and
# passes over the files that it does not judge.  Paths are from the current folder.  From its caller it takes
#   style   this folder
#   rooms   the meson.build with the layer table
#   build   a build folder: for the rules about what the compiler made of the sources

# The headers of the C library and the kernel, and GLib's own: every room may see them.
everyones_headers='(sys|linux|arpa|net|netinet)/[a-z0-9_/]+\.h|glib(-unix|/gstdio)?\.h'
everyones_headers+='|(assert|ctype|dirent|errno|fcntl|float|getopt|grp|iconv|inttypes|limits|locale|malloc|math|poll|pthread|pwd)\.h'
everyones_headers+='|(sched|setjmp|signal|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|string|strings)\.h'
everyones_headers+='|(termios|time|ucontext|unistd|wchar|wctype)\.h'

list_rules() { declare -F | sed -n 's/^declare -f rule_//p'; }

# Those of the files whose path matches the pattern, in `picked`; FALSE where there are none.
pick() {
  local pattern=$1
  shift
  mapfile -t picked < <(printf '%s\n' "$@" | grep -E -- "$pattern")
  [ "${#picked[@]}" -gt 0 ]
}

# A finding for each line that arrives as FILE:LINE:TEXT.
say() { sed -E "s|^([^:]*:[0-9]+):.*|\1: ${1//|/\\|}|"; }

# A finding for each of the picked files' lines that match: as they stand, or the code alone.
find_lines() { grep -HnE -- "$1" "${picked[@]}" | say "$2"; }
find_code() { awk -f "$style/code.awk" "${picked[@]}" | grep -E -- "^[^:]*:[0-9]+:(.*[^A-Za-z0-9_])?($1)" | say "$2"; }

# The rows of a table of meson.build, one a line: name, sees, needs, all lists with commas.
layer_table() {
  sed -n "/^rooms = {/,/^}/p" "$rooms" | tr -d '\n ' | grep -oE "'[a-z]+':\{[^}]*\}" |
    sed -E "s/^'([a-z]+)':\{'sees':\[([^]]*)\],'needs':\[([^]]*)\]\}$/\1 ,\2, ,\3,/" | tr -d "'"
}
plugin_table() {
  sed -n "/^plugins = {/,/^}/p; /^classifiers = {/,/^}/p; /^recognisers = {/,/^}/p" "$rooms" | tr -d '\n ' | grep -oE "'[a-z0-9]+':\[[^]]*\]" |
    sed -E "s/^'([a-z0-9]+)':\[([^]]*)\]$/\1 ,\2,/"
}

# ---- layout and size

rule_layout() {
  pick '\.[ch]$' "$@" || return
  clang-format --dry-run --Werror "${picked[@]}" 2>&1 | grep 'code should be clang-formatted' | sort -t: -u -k1,1 |
    say 'the layout is not that of .clang-format; run clang-format -i on the file'
}

# clang-tidy knows nothing of cleanup attributes: to it every g_autofree leaks, so leaks are left to the sanitizer.
# The two numbers that a function is too long or too deep by stand in a note of their own.
rule_tidy() {
  pick '\.c$' "$@" || return
  printf '%s\0' "${picked[@]}" | xargs -0 -P2 -n4 clang-tidy -p "$build" --quiet 2>/dev/null |
    grep -v 'Potential leak of memory' | sed -E "s|^($PWD/)?([^ :]*/)?\.\./||; s|^$PWD/||" |
    awk -F: '
      / error: / { if (found != "") print found; found = $1 ":" $2 ":" substr ($0, index ($0, " error: ") + 7) }
      / note: .*threshold/ { found = found "; " substr ($0, index ($0, " note: ") + 7) }
      END { if (found != "") print found }' | sed 's/,-warnings-as-errors\]/]/' | sort -u
}

rule_uncompiled_file() {
  pick '\.c$' "$@" || return
  printf '%s\n' "${picked[@]}" | grep -vxF -f <(sed -n 's|^ *"file": "\(\.\./\)*\(.*\)",*$|\2|p' "$build/compile_commands.json") |
    sed 's|$|:1: no build compiles it, so nothing checks it; list it in a meson.build|'
}

# Counts the nesting that clang-tidy does not see, where braces are left out: two columns a level.
rule_nesting() {
  pick '\.c$' "$@" || return
  awk -f "$style/code.awk" "${picked[@]}" | grep -E '^[^:]*:[0-9]+: {10,}(if|for|while|do|switch) ' |
    say 'nested deeper than four levels; return early, or give the inner part a function of its own'
}

rule_large_file() {
  local file
  for file in "$@"; do
    [ "$(stat -c %s "$file")" -le $((2 << 20)) ] ||
      echo "$file:1: larger than 2 MiB; make it smaller, or let a script make it"
  done
}

rule_white_space() {
  pick '\.([ch]|ya?ml|md|css|xml|awk|sh)$|(^|/)(meson\.build|run|self-test|coproof)$' "$@" || return
  find_lines '[[:blank:]]+$' 'white space at the end of the line; take it away'
}

rule_tab() {
  pick '\.([ch]|ya?ml)$' "$@" || return
  find_lines $'\t' 'a tab; write spaces'
}

# ---- names

rule_vague_name() {
  pick '(^|[/_.-])(utils?|helpers?|common|misc|managers?)([/_.-]|$)' "$@" || return
  printf '%s\n' "${picked[@]}" | grep -v '^portfolios/' |
    sed 's|$|:1: the name says nothing of what is inside; name the file or folder after what it holds|'
}

rule_top_level() {
  printf '%s\n' "$@" | grep -vE '^((core|plugins|portfolios|rules|tests)/|(meson\.build|meson_options\.txt|README\.md|LICENSE|coproof)$|\.)' |
    sed 's|$|:1: outside the agreed layout; the top level holds core plugins portfolios rules tests and their build, nothing else|'
}

rule_opening_comment() {
  local file first
  pick '\.[ch]$' "$@" || return
  for file in "${picked[@]}"; do
    read -r first <"$file"
    [[ $first == "/* ${file##*/}: "* ]] ||
      echo "$file:1: does not open with what the file is; begin with /* ${file##*/}: takes what, gives what. */"
  done
}

rule_machine_path() {
  pick '\.([ch]|ya?ml|md|json|html|css|xml|txt|csv)$' "$@" || return
  find_lines '(^|[^A-Za-z0-9_.-])/(home|root|tmp|Users)/' \
    'a place on one machine; ask for the path, or find it; or name the file in tests/style/machine-paths, with the reason' |
    grep -vE "^($(sed -n 's/^\([^# ]\{1,\}\) .*/\1/p' "$style/machine-paths" | paste -sd'|' | sed 's/^$/-/')):"
}

# ---- the layers

rule_dotdot_include() {
  pick '\.[ch]$' "$@" || return
  find_lines '^ *# *include *["<]([^">]*/)?\.\./' 'an include goes around the layer table; give the room a row that sees the header'
}

# The need that a header comes with; "" for everyone's, "?" for one that nobody has listed.
header_need() {
  local pattern need
  if [[ $1 =~ ^($everyones_headers)$ ]]; then
    return
  fi
  if [[ $1 =~ ^autoptr-([a-z0-9]+)\.h$ ]]; then
    echo "${BASH_REMATCH[1]}"
    return
  fi
  while read -r pattern need; do
    [[ $pattern == '#'* || ! $1 =~ ^($pattern)$ ]] || { echo "$need"; return; }
  done <"$style/headers"
  echo '?'
}

rule_foreign_header() {
  local file line header room row need allowed
  declare -A allowed_by=([core/api]=,gmodule,)
  while read -r room _ row; do allowed_by[core/$room]=$row; done < <(layer_table)
  while read -r room row; do allowed_by[plugins/$room]=$row; done < <(plugin_table)

  pick '^(core|plugins)/[^/]+/.*\.[ch]$' "$@" || return
  while IFS=: read -r file line header; do
    [[ $file != core/base/autoptr-*.h ]] || continue
    need=$(header_need "$header")
    room=$(cut -d/ -f1,2 <<<"$file")
    allowed=${allowed_by[$room]-,}
    if [ "$need" = '?' ]; then
      echo "$file:$line: <$header> comes from a library that nobody has listed; add it to tests/style/headers and to the row of $room in meson.build"
    elif [ -n "$need" ] && [[ $allowed != *",$need,"* ]]; then
      echo "$file:$line: $room may not see $header; move the code to a room whose row needs \"$need\", or change the row in meson.build"
    fi
  done < <(grep -HnoE '^ *# *include *(<[^>]+>|"autoptr-[^"]+")' "${picked[@]}" | sed -E 's/# *include *//; s/[<">]//g; s/: *([^: ]*)$/:\1/')
}

# ROOM FILE SYMBOL for every symbol that nm lists with these options; what the build generated is left out.
list_symbols() {
  nm -A "$@" "$build"/core/lib*.a "$build"/core/coproof.p/cli_*.o 2>/dev/null |
    sed -nE 's|^.*[/:]([a-z]+)_([^/:]*\.c)\.o:.* ([^ ]+)$|\1 core/\1/\2 \3|p'
}

# FILE:LINE of a symbol; a macro may have made it, and then the line is the first.
place() {
  local line
  line=$(grep -nwm1 -- "$2" "$1" 2>/dev/null | cut -d: -f1)
  echo "$1:${line:-1}"
}

# The linker takes what any library on its command line has.  The row is what counts.
rule_room_calls() {
  local room file symbol home
  declare -A sees home_of
  while read -r room file _; do sees[$room]=$file; done < <(layer_table)
  while read -r room _ symbol; do home_of[$symbol]=$room; done < <(list_symbols --defined-only)
  while read -r room file symbol; do
    home=${home_of[$symbol]-}
    [[ $symbol != cp_* || -z $home || $home = "$room" || ${sees[$room]-} == *",$home,"* ]] ||
      echo "$(place "$file" "$symbol"): calls $symbol of core/$home, which core/$room does not see; the row of \"$room\" in meson.build says what it may call"
  done < <(list_symbols --undefined-only | sort -u)
}

rule_room_symbols() {
  local room file symbol
  while read -r room file symbol; do
    [[ $symbol == cp_* || ($room = cli && $symbol = main) ]] ||
      echo "$(place "$file" "$symbol"): $symbol can be seen from every room; make it static, or call it cp_VERB_NOUN and declare it in the room's header"
  done < <(list_symbols --extern-only --defined-only | sort -u)
}

rule_own_declaration() {
  pick '\.c$' "$@" || return
  find_code 'extern ' 'declares for itself what another file has; include its header'
  awk -f "$style/code.awk" "${picked[@]}" | grep -E '^[^:]*:[0-9]+:[A-Za-z_][A-Za-z0-9_ ]*[ *]+cp_[a-z0-9_]+ \(' | grep -vE ':[0-9]+:extern ' |
    say 'declares for itself a function of another file; include its header'
}

# ---- words of C

rule_goto() {
  pick '\.[ch]$' "$@" || return
  find_code 'goto ' 'a goto; return early, and let g_autoptr clean up'
}

# Codes of two domains are the same small numbers.  A test of the domain on the same line or just above will do.
rule_error_code() {
  pick '\.[ch]$' "$@" || return
  awk -f "$style/code.awk" "${picked[@]}" | awk -F: '
    { file = $1; code = substr ($0, length ($1 ":" $2 ":") + 1) }
    file != last { domain_line = -9; names = "error"; last = file }
    code ~ /->domain/ { domain_line = $2 }
    match (code, /GError\)? +\**[a-z_]+/) {
      name = substr (code, RSTART, RLENGTH); sub (/.*[ *]/, "", name); names = names "|" name
    }
    code ~ "(^|[^a-z_>.])(\\(\\*(" names ")\\)|(" names "))->code *[!=]=|switch \\((\\([A-Za-z]+\\) )?(" names ")->code" &&
      $2 - domain_line > 3 { print $1 ":" $2 ":" }' |
    say 'compares an error code without its domain; ask g_error_matches'
}

rule_print() {
  pick '\.c$' "$@" || return
  mapfile -t picked < <(printf '%s\n' "${picked[@]}" | grep -v '^core/cli/')
  [ "${#picked[@]}" -eq 0 ] ||
    find_code '(g_print|v?f?printf|f?puts|putchar|perror) \(' 'prints, and only core/cli speaks to people; return the words or the error'
}

rule_forbidden_call() {
  pick '\.[ch]$' "$@" || return
  find_code '(system|popen) \(' 'runs a shell; call the library that does it'
  find_code '(strcpy|strcat|stpcpy|v?sprintf|gets) \(' 'does not know how much room there is; use g_strdup_printf, g_strconcat or g_strlcpy'
}

# ---- headers

rule_pragma_once() {
  local file
  pick '^core/[^/]+/[^/]+\.h$' "$@" || return
  for file in "${picked[@]}"; do
    grep -qx '#pragma once' "$file" || echo "$file:1: may be included twice; write #pragma once under the opening comment"
  done
}

# A block is what stands between two empty lines.  A _new that cannot fail, _free, _clear and _quark need no words.
rule_undocumented_function() {
  pick '^core/[^/]+/[^/]+\.h$' "$@" || return
  awk '
    FNR == 1 || /^$/ { has_comment = 0 }
    /\/\*/ { has_comment = 1 }
    /^[A-Za-z_][A-Za-z0-9_ ]*[ *]+cp_[a-z0-9_]+ \(/ && !/^(typedef|static) / && !/_(free|clear|quark) \(/ &&
      !(/_new \(.*\);/ && !/GError/) && !has_comment { print FILENAME ":" FNR ":"; has_comment = 1 }' "${picked[@]}" |
    say 'nobody says what the function does; above it or its group write what it means, who owns the result, and how it fails'
}
