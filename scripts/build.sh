# Finding a JDK and Maven, and building with one line per module. Sourced by ./sapphire; expects $root.

mapfile -t modules < <(sed -n '/<profiles>/q; s:^ *<module>\(.*\)</module>$:\1:p' "$root/pom.xml")
built=$root/local/target/built
log=$root/.cache/build.log
declare -A announcement=(
  [program]="Building Sapphire" [tests]="Building and testing Sapphire"
  [checks]="Building and checking Sapphire" [sbom]="Building Sapphire and listing what it is made of"
  [broker]="Building the Kafka broker" [bench]="Building Sapphire and its measurements")

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  say "$1"
  exit 1
}

# Sets $jdk to the home of a JDK 25.
find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "$(home_of_java_on_path)"; do
    if is_jdk_25 "$candidate"; then
      jdk=$candidate
      return
    fi
  done
  fail "Sapphire needs JDK 25 and found none: install one, for example Temurin 25, and let JAVA_HOME name its folder."
}

home_of_java_on_path() {
  local java
  java=$(command -v java) && dirname "$(dirname "$(readlink -f "$java")")" || true
}

is_jdk_25() {
  [[ -n $1 && -x $1/bin/javac && -r $1/release ]] || return 1
  local line
  while read -r line; do
    [[ $line == 'JAVA_VERSION="25'* ]] && return 0
  done < "$1/release"
  return 1
}

build_if_stale() {
  if ! stale; then
    return
  fi
  if in_use; then
    say "A mesh runs from the classes of this folder, which are older than their sources: they are used as they are."
  else
    build program package -Dmaven.test.skip=true
  fi
}

# Whether a mesh or another command runs from the classes of this folder: a build would take them away under it.
in_use() {
  grep -lzxF -- "-Dsapphire.project=$root" /proc/[0-9]*/cmdline > /dev/null 2>&1
}

# Fetches Kafka, for those who want a broker beside the mesh.
build_broker_if_stale() {
  local broker=$root/kafka-broker
  if [[ ! -d $broker/target/lib || -n $(find "$root/pom.xml" "$broker/pom.xml" "$broker/src" -newer "$broker/target/lib" -print -quit) ]]; then
    build broker package -Pkafka-broker -pl kafka-broker -Dmaven.test.skip=true
    touch "$broker/target/lib"
  fi
}

# Whether a module has no classes, a source, a deletion or a pom is newer than the last build, or the page can be built
# and is not up to date.
stale() {
  [[ -e $built && -d $root/local/target/lib ]] || return 0
  local module newer
  for module in "${modules[@]}"; do
    [[ -d $root/$module/target/classes ]] || return 0
  done
  newer=$(cd "$root" && find pom.xml "${modules[@]/%//pom.xml}" "${modules[@]/%//src/main}" -newer "$built" -print -quit)
  [[ -n $newer ]] || "$root/scripts/dashboard.sh" --needed
}

# Usage: build program|tests|bench MAVEN-ARGUMENT...; one build at a time.
build() {
  mkdir -p "$root/.cache"
  (
    flock 9
    locked_build "$@"
  ) 9> "$root/.cache/build.lock"
}

locked_build() {
  local what=$1 started=$SECONDS begun=$root/.cache/begun
  shift
  [[ $what != program ]] || stale || return 0
  if [[ $what != broker ]] && in_use; then
    fail "A mesh runs from the classes of this folder, and a build would take them away under it: stop it first."
  fi
  choose_maven
  forget_libraries
  touch "$begun"
  : > "$log"
  say "${announcement[$what]} with $maven_name; the full log is in .cache/build.log."
  if ! (cd "$root" && JAVA_HOME=$jdk "$maven" -B "$@" 2>&1) | "show_$what"; then
    [[ $what == tests ]] || tail -n 40 "$log" >&2
    fail "The build failed after $((SECONDS - started)) s; the full log is in .cache/build.log."
  fi
  if [[ $what == @(program|tests) && -d $root/local/target/lib ]]; then
    mv "$begun" "$built"
  fi
  say "Done in $((SECONDS - started)) s."
}

# A changed pom may name other versions; copies of the old ones must not stay on the class path.
forget_libraries() {
  if [[ -n $(cd "$root" && find pom.xml "${modules[@]/%//pom.xml}" -newer "$built" -print -quit 2> /dev/null) ]]; then
    rm -rf "$root/local/target/lib"
  fi
}

# Sets $maven to the mvn on the PATH if it is new enough, else to the wrapper, which fetches one.
choose_maven() {
  local version
  version=$(JAVA_HOME=$jdk mvn -v 2> /dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p') || true
  if [[ -n $version && $(printf '3.8.7\n%s\n' "$version" | sort -V | head -n 1) == 3.8.7 ]]; then
    maven=mvn maven_name="Maven $version"
  else
    maven=./mvnw maven_name="the Maven wrapper"
  fi
}

# Reads Maven's output: all of it into the log, one line per module to the terminal.
show_program() {
  local line fetched=0
  while IFS= read -r line; do
    printf '%s\n' "$line" >> "$log"
    show_progress "$line" >&2
  done
}

show_broker() {
  show_program
}

show_bench() {
  show_program
}

show_sbom() {
  show_program
}

# The same, and what the tests say, ending with the runner's own lines.
show_tests() {
  local line fetched=0
  while IFS= read -r line; do
    printf '%s\n' "$line" >> "$log"
    show_progress "$line" >&2
    case $line in
      '[INFO] Tests run: '*' -- in '*) ;;
      *'Tests run: '* | '[ERROR]'* | '[INFO] BUILD '*) printf '%s\n' "$line" ;;
    esac
  done
}

show_checks() {
  show_tests
}

show_progress() {
  case $1 in
    '[INFO] Building '*' ['*/*']')
      local words
      read -ra words <<< "$1"
      printf '  %-6s %s\n' "${words[-1]}" "${words[2]}"
      ;;
    *'Downloaded from '*)
      fetched=$((fetched + 1))
      [[ $((fetched % 100)) != 0 ]] || printf '         fetched %s files\n' "$fetched"
      ;;
  esac
}
