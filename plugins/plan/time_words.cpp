#include "time_words.h"

#include "base/unicode.h"
#include "base/written_dates.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace remit::plan {

namespace {

using Words = std::unordered_set<std::string_view>;

const Words kUnits = {"day",      "days",    "week",      "weeks",     "wk",        "wks",       "month",
                      "months",   "mth",     "mths",      "quarter",   "quarters",  "hour",      "hours",
                      "hr",       "hrs",     "year",      "years",     "fortnight", "weekend",   "jour",
                      "jours",    "semaine", "semaines",  "sem",       "mois",      "trimestre", "trimestres",
                      "semestre", "heure",   "heures",    "ans",       "annee",     "annees",    "dia",
                      "dias",     "semana",  "semanas",   "mes",       "meses",     "hora",      "horas",
                      "ano",      "anos",    "tag",       "tage",      "tagen",     "woche",     "wochen",
                      "monat",    "monate",  "monaten",   "stunde",    "stunden",   "quartal",   "kw",
                      "giorno",   "giorni",  "settimana", "settimane", "mese",      "mesi"};
const Words kCounts = {
    "a",       "an",       "one",      "two",       "three",    "four",    "five",   "six",    "seven",
    "eight",   "nine",     "ten",      "eleven",    "twelve",   "fifteen", "twenty", "thirty", "half",
    "several", "few",      "first",    "second",    "third",    "fourth",  "fifth",  "sixth",  "last",
    "next",    "each",     "every",    "un",        "une",      "deux",    "trois",  "quatre", "cinq",
    "sept",    "huit",     "neuf",     "dix",       "douze",    "quinze",  "vingt",  "trente", "demi",
    "premier", "premiere", "deuxieme", "troisieme", "derniere", "una",     "uno",    "dos",    "tres",
    "cuatro",  "cinco",    "siete",    "ocho",      "nueve",    "diez",    "doce",   "veinte", "treinta",
    "medio",   "media",    "primer",   "primera",   "segunda",  "tercera", "ultima", "ein",    "eine",
    "zwei",    "drei",     "vier",     "funf",      "sechs",    "sieben",  "acht",   "zehn"};
const Words kVague = {"after",      "before",       "during", "throughout", "until",   "upon",    "ongoing",
                      "continuous", "continuously", "apres",  "avant",      "pendant", "durant",  "jusqu",
                      "continu",    "despues",      "antes",  "durante",    "hasta",   "continuo"};
const Words kTimeHeads = {
    "when",       "time",     "times",      "timing",    "timeline", "timeframe",  "timetable", "planning",
    "echeancier", "schedule", "scheduled",  "date",      "dates",    "duration",   "deadline",  "deadlines",
    "due",        "start",    "starts",     "begin",     "begins",   "beginning",  "end",       "ends",
    "finish",     "finishes", "completion", "period",    "calendar", "duree",      "debut",     "fin",
    "delai",      "delais",   "echeance",   "echeances", "periode",  "calendrier", "quand",     "duracion",
    "fecha",      "fechas",   "inicio",     "comienzo",  "plazo",    "plazos",     "periodo",   "cronograma",
    "calendario", "cuando",   "dauer",      "datum",     "beginn",   "ende",       "termin",    "frist",
    "zeitraum",   "wann",     "durata",     "prazo",     "scadenza"};
// Those that say a time only where they stand alone: "From", but not "Submitted to".
const Words kTimeHeadsAlone = {"from", "to",    "until", "by",  "de", "du",  "au",
                               "a",    "desde", "hasta", "del", "al", "von", "bis"};
const Words kOtherHeads = {
    "no",           "nr",          "step",        "steps",       "activity",     "activities",
    "task",         "tasks",       "phase",       "phases",      "responsible",  "responsibility",
    "who",          "person",      "persons",     "team",        "lead",         "output",
    "outputs",      "product",     "products",    "deliverable", "deliverables", "result",
    "results",      "method",      "methods",     "methodology", "tool",         "tools",
    "source",       "sources",     "budget",      "cost",        "costs",        "amount",
    "price",        "resources",   "comment",     "comments",    "remarks",      "notes",
    "description",  "objective",   "objectives",  "purpose",     "participants", "location",
    "place",        "etape",       "etapes",      "activite",    "activites",    "tache",
    "taches",       "responsable", "qui",         "produit",     "produits",     "livrable",
    "livrables",    "resultat",    "resultats",   "methode",     "outils",       "cout",
    "couts",        "lieu",        "objectif",    "paso",        "pasos",        "actividad",
    "actividades",  "tarea",       "tareas",      "fase",        "fases",        "responsables",
    "producto",     "productos",   "resultado",   "resultados",  "metodo",       "metodologia",
    "herramientas", "costo",       "presupuesto", "lugar",       "objetivo"};
const Words kBlanks = {"tbd",
                       "tbc",
                       "tba",
                       "na",
                       "n a",
                       "nd",
                       "n d",
                       "none",
                       "to be determined",
                       "to be defined",
                       "to be decided",
                       "to be confirmed",
                       "to be agreed",
                       "to be announced",
                       "a definir",
                       "a determiner",
                       "a confirmer",
                       "a preciser",
                       "por definir",
                       "por determinar",
                       "por confirmar"};
const Words kBlankSigns = {"-", "--", "\u2013", "\u2014", ".", "...", "\u2026", "?", "??", "???", "/", "_"};
const Words kStarts = {"start",    "starts", "begin", "begins", "beginning", "debut", "inicio",
                       "comienzo", "beginn", "from",  "du",     "de",        "desde", "von"};
const Words kEnds = {"end",   "ends", "finish",   "finishes", "completion", "deadline",
                     "until", "fin",  "echeance", "plazo",    "ende",       "to",
                     "au",    "a",    "hasta",    "al",       "bis"};
const Words kBesideTimes = {
    "from",     "to",        "until",      "till",    "by",       "on",        "the",    "and",
    "between",  "or",        "in",         "of",      "mid",      "early",     "late",   "end",
    "start",    "beginning", "around",     "about",   "approx",   "no",        "later",  "than",
    "before",   "after",     "at",         "latest",  "working",  "h",         "w",      "monday",
    "tuesday",  "wednesday", "thursday",   "friday",  "saturday", "sunday",    "mon",    "tue",
    "wed",      "thu",       "fri",        "sat",     "sun",      "du",        "de",     "au",
    "le",       "les",       "et",         "debut",   "fin",      "jusqu",     "lundi",  "mardi",
    "mercredi", "jeudi",     "vendredi",   "samedi",  "dimanche", "del",       "al",     "el",
    "y",        "hasta",     "desde",      "lunes",   "martes",   "miercoles", "jueves", "viernes",
    "sabado",   "domingo",   "vom",        "bis",     "am",       "zum",       "und",    "montag",
    "dienstag", "mittwoch",  "donnerstag", "freitag", "samstag",  "sonntag"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNumberWord(std::string_view word)
{
    return !word.empty() && isDigit(word.front());
}

bool holdsDigit(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), isDigit);
}

// "W3", "Q1"; "5d", "3w", "2h". "D5" and "M2" may be the deliverable and the milestone of a number.
bool isLetterOfNumber(std::string_view letter, bool before)
{
    return letter == "w" || (before ? letter == "q" : letter == "d" || letter == "h");
}

// Whether the word names a month; what can be another word ("may", "march") only as it is written at the
// beginning of a name.
bool isMonth(std::string_view text, std::string_view word)
{
    if (monthNamed(word) == 0) return false;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kWords = {
        {{"may", "May"}, {"march", "March"}, {"mar", "Mar"}, {"mars", "Mars"}}};
    const auto other =
        std::find_if(kWords.begin(), kWords.end(), [&](const auto& each) { return each.first == word; });
    return other == kWords.end() || text.find(other->second) != text.npos;
}

bool hasMonth(std::string_view text, const std::vector<std::string>& words)
{
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return isMonth(text, word); });
}

// A number or word of number beside a unit, before or after it, or with one word between: "two working
// days", "week 3".
bool hasDuration(const std::vector<std::string>& words)
{
    const auto counts = [&](std::size_t at) {
        return at < words.size() && (isNumberWord(words[at]) || kCounts.contains(words[at]));
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool numberAfter = at + 1 < words.size() && isNumberWord(words[at + 1]);
        const bool numberBefore = at > 0 && isNumberWord(words[at - 1]);
        if (kUnits.contains(words[at]) &&
            (numberAfter || (at > 0 && counts(at - 1)) || (at > 1 && counts(at - 2))))
            return true;
        if (words[at] == "fortnight") return true;
        if (words[at].size() == 1 && ((numberAfter && isLetterOfNumber(words[at], true)) ||
                                      (numberBefore && isLetterOfNumber(words[at], false))))
            return true;
    }
    return false;
}

// 09/2036
bool hasMonthOfYear(std::string_view text)
{
    for (auto at = text.find('/'); at != text.npos; at = text.find('/', at + 1)) {
        std::size_t digits = 0;
        while (at + 1 + digits < text.size() && isDigit(text[at + 1 + digits]))
            ++digits;
        if (digits == 4 && at > 0 && isDigit(text[at - 1])) return true;
    }
    return false;
}

// `text` without "2. ", "2) " or, where `decimals` are no amounts, "2.1 " before it.
std::string_view withoutNumber(std::string_view text, bool decimals)
{
    const auto end = std::min(text.find_first_not_of(decimals ? "0123456789." : "0123456789"), text.size());
    if (end == 0 || !isDigit(text.front())) return text;
    const auto rest = text.substr(end);
    if (rest.starts_with(". ") || rest.starts_with(") ")) return rest.substr(2);
    const bool pointed = decimals && text.substr(0, end).find('.') != text.npos;
    return pointed && rest.starts_with(" ") ? rest.substr(1) : text;
}

// Whether two numbers stand at `sign` that can be a day and a month; with `both` two digits each.
bool hasDayAndMonth(std::string_view text, char sign, bool both)
{
    for (auto at = text.find(sign); at != text.npos; at = text.find(sign, at + 1)) {
        const auto isAt = [&](std::size_t i) { return i < text.size() && isDigit(text[i]); };
        if (at == 0 || !isAt(at - 1) || !isAt(at + 1)) continue;
        if (!both || (at > 1 && isAt(at - 2) && isAt(at + 2))) return true;
    }
    return false;
}

bool hasYear(const std::vector<std::string>& words)
{
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word.size() == 4 && isNumberWord(word) && (word.starts_with("19") || word.starts_with("20"));
    });
}

bool hasAny(const std::vector<std::string>& words, const Words& known)
{
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return known.contains(word); });
}

// Single words need company to be sure: "to" and "de" stand alone only.
bool isEdge(std::string_view head, const Words& known)
{
    const auto words = wordsOf(head);
    return std::any_of(words.begin(), words.end(), [&](const auto& word) {
        return known.contains(word) && (words.size() == 1 || !kTimeHeadsAlone.contains(word));
    });
}

}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    bool apart = true;
    for (const char c : plainWords(text)) {
        if (c == ' ') {
            apart = true;
            continue;
        }
        if (apart || isDigit(c) != isDigit(words.back().back())) words.emplace_back();
        words.back() += c;
        apart = false;
    }
    return words;
}

Time timeIn(std::string_view text)
{
    text = withoutNumber(text, false);
    const auto words = wordsOf(text);
    if (hasDuration(words) || hasMonth(text, words) || hasMonthOfYear(text) || !writtenDates(text).empty())
        return Time::Given;
    return holdsDigit(withoutNumber(text, true)) || hasAny(words, kVague) ? Time::Perhaps : Time::None;
}

Head headOf(std::string_view text, bool wide)
{
    const auto words = wordsOf(text);
    if (words.empty()) return Head::Unknown;
    const bool letterAndNumber = words.size() == 2 && isNumberWord(words[1]) &&
                                 std::string_view("wmsqtj").find(words[0]) != std::string_view::npos;
    if (timeIn(text) == Time::Given || isNumber(text) || letterAndNumber) return Head::OneTime;
    const bool times = hasAny(words, kTimeHeads) || hasAny(words, kUnits) ||
                       (words.size() == 1 && kTimeHeadsAlone.contains(words.front()));
    if (times) return wide ? Head::OneTime : Head::Times;
    return hasAny(words, kOtherHeads) ? Head::Other : Head::Unknown;
}

bool isStart(std::string_view head)
{
    return isEdge(head, kStarts);
}

bool isEnd(std::string_view head)
{
    return isEdge(head, kEnds);
}

bool isBesideTimes(const std::string& word)
{
    return isNumberWord(word) || kUnits.contains(word) || kCounts.contains(word) ||
           kBesideTimes.contains(word) || monthNamed(word) != 0;
}

bool isBlank(std::string_view text)
{
    return text.empty() || kBlankSigns.contains(text) || kBlanks.contains(plainWords(text));
}

bool isNumber(std::string_view text)
{
    return holdsDigit(text) && text.find_first_not_of("0123456789.,-)#\xe2\x80\x93\x94 ") == text.npos;
}

bool looksLikeDate(std::string_view text)
{
    const auto words = wordsOf(text);
    return hasYear(words) || hasMonth(text, words) || hasDayAndMonth(text, '/', false) ||
           hasDayAndMonth(text, '.', true);
}

}
