# code.awk: takes C files, gives FILE:LINE:CODE for each line, without comments and without the insides of strings.
FNR == 1 { in_comment = 0 }

{
  line = $0
  if (in_comment) {
    end = index (line, "*/")
    if (end == 0)
      next
    line = substr (line, end + 2)
    in_comment = 0
  }
  code = ""
  while (match (line, /"([^"\\]|\\.)*"|'([^'\\]|\\.)*'|\/\*|\/\//)) {
    token = substr (line, RSTART, RLENGTH)
    code = code substr (line, 1, RSTART - 1)
    line = substr (line, RSTART + RLENGTH)
    if (token == "//") {
      line = ""
    } else if (token == "/*") {
      end = index (line, "*/")
      in_comment = end == 0
      line = in_comment ? "" : substr (line, end + 2)
    } else {
      code = code (token ~ /^"/ ? "\"\"" : "0")
    }
  }
  print FILENAME ":" FNR ":" code line
}
