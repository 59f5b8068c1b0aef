# What tests/bench/run measures on; sourced by it with $root, $bin and $scratch set. Everything is made anew and is the
# same each time.

# A record of so many deliverables and events, with documents of 20 KB; with the word "signed" by parties that sign: sets
# $made.
record() {
  made=$scratch/record-$1-$2${3:+-$3}
  [[ ! -d $made ]] || return 0
  local began=$SECONDS
  git init -q --bare -b main "$made/.git"
  "$bin/bench-fill" record "$1" "$2" 20000 ${3:+"$3"} | git -C "$made/.git" fast-import --quiet --done
  ((SECONDS - began < 5)) || printf '(filled a record of %s events in %d s)\n' "$2" $((SECONDS - began))
}

# A record of so many deliverables in which nothing was handed in yet, whose keeper and provider sign.
signing_record() {
  made=$scratch/signing-$1
  [[ ! -d $made ]] || return 0
  local party
  contract "$1"
  mkdir "$scratch/keys"
  for party in desk provider; do
    ssh-keygen -q -t ed25519 -N '' -C '' -f "$scratch/keys/$party"
    sed -i "/^id = \"$party\"\$/{n;s|^name = .*|&\nkeys = [\"$(cut -d' ' -f1,2 "$scratch/keys/$party.pub")\"]|}" "$made/people.toml"
  done
  made=$scratch/signing-$1
  "$bin/remit" new "$scratch/contract-$1" "$made" --as desk --key "$scratch/keys/desk" --clock 2022-09-01T09:00 >/dev/null
  "$bin/remit" -C "$made" as provider --key "$scratch/keys/provider" >/dev/null
  "$bin/remit" -C "$made" as desk >/dev/null
}

# The real contract, a month into it.
real_record() {
  made=$scratch/real
  [[ ! -d $made ]] || return 0
  "$bin/remit" -C "$scratch" new "$root/schedules/iom-smp-2022" real --as lmm-desk --clock 2022-08-01T09:00 >/dev/null
  "$bin/remit" -C "$made" submit plan "$root/tests/documents/implementation-plan.docx" --by provider \
    --clock 2022-08-21T23:40 >/dev/null
  "$bin/remit" -C "$made" review plan --accept --by supervisor --clock 2022-08-24T10:15 >/dev/null
}

# A contract of so many deliverables.
contract() {
  made=$scratch/contract-$1
  [[ ! -d $made ]] || return 0
  mkdir "$made"
  "$bin/bench-fill" contract "$made" "$1"
}

# A Word document of so many words, in chapters of twelve hundred with sections, a list and a table each.
document() {
  made=$scratch/document-$1.docx
  [[ ! -f $made ]] || return 0
  awk -v words="$1" '
    # Words by lot, the same in every awk.
    function lot(most) { seed = (seed * 16807) % 2147483647; return seed % most }
    function word(  text, i, length_) {
      length_ = 2 + lot(3)
      for (i = 0; i < length_; ++i) text = text substr("bcdfglmnprst", 1 + lot(12), 1) substr("aeiou", 1 + lot(5), 1)
      return text
    }
    function sentence(n,  text, i) { for (i = 0; i < n; ++i) text = text (i ? " " : "") word(); return text "." }
    BEGIN {
      seed = 2022
      print "# Report\n"
      while (done < words) {
        print "## Chapter " ++chapter "\n"
        for (section = 1; section <= 3 && done < words; ++section) {
          print "### " word() " " word() "\n"
          for (paragraph = 0; paragraph < 4; ++paragraph) { print sentence(80) "\n"; done += 80 }
          for (item = 0; item < 4; ++item) { print "- " sentence(8); done += 8 }
          print "\n| Step | Month | Who |\n|---|---|---|"
          for (row = 0; row < 4; ++row) { print "| " word() " | " word() " | " word() " |"; done += 3 }
          print ""
        }
      }
    }' >"${made%.docx}.md"
  SOURCE_DATE_EPOCH=1662015600 pandoc "${made%.docx}.md" -o "$made"
}

# Another revision of a document: words changed in every twentieth paragraph, every fiftieth left out, a chapter renamed
# and one moved to the end.
revised() {
  local newer=${1%.docx}-revised
  made=$newer.docx
  [[ ! -f $made ]] || return 0
  awk '
    /^## Chapter 3$/ { moving = 1 }
    /^## Chapter 4$/ { moving = 0 }
    /^## Chapter 7$/ { $0 = "## Chapter seven, renamed" }
    /^[a-z]/ && ++paragraph % 20 == 0 { $3 = "other"; $9 = "words" }
    /^[a-z]/ && paragraph % 50 == 0 { next }
    moving { moved = moved $0 "\n"; next }
    { print }
    END { printf "%s", moved }' "${1%.docx}.md" >"$newer.md"
  SOURCE_DATE_EPOCH=1662015600 pandoc "$newer.md" -o "$made"
}

# A repository with one commit, for `git add` and `git commit`; everything is on disk before they end, as it is with Remit.
git_repository() {
  made=$scratch/git
  [[ ! -d $made ]] || return 0
  git init -q -b main "$made"
  git -C "$made" config user.name Desk
  git -C "$made" config user.email desk@remit.invalid
  git -C "$made" config core.fsync all
  printf 'Before\n' >"$made/report.docx"
  git -C "$made" add report.docx
  git -C "$made" commit -qm 'Before'
}

# Ten thousand tasks for Taskwarrior, in the form in which it keeps them; with the word "chained" each depends on the
# one before. Sets $made to its settings.
tasks() {
  local kind=${1:-plain}
  made=$scratch/tasks-$kind.rc
  [[ ! -f $made ]] || return 0
  mkdir "$scratch/tasks-$kind"
  printf 'data.location=%s\nconfirmation=off\nhooks=off\n' "$scratch/tasks-$kind" >"$made"
  awk -v kind="$kind" '
    function id(n) { return sprintf("%08d-0000-4000-8000-%012d", n, n) }
    BEGIN {
      for (n = 1; n <= 10000; ++n) {
        on = kind == "chained" && n > 1 ? "depends:\"" id(n - 1) "\" " : ""
        printf "[%sdescription:\"Report %d\" due:\"%d\" entry:\"1662015600\" modified:\"1662015600\" ", on, n, 1664575200 + n * 4320
        printf "project:\"c%d\" status:\"pending\" uuid:\"%s\"]\n", int((n - 1) / 100) + 1, id(n)
      }
    }' >"$scratch/tasks-$kind/pending.data"
}
