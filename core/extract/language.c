/* language.c: takes readings, adds gaps for pages that are not in English.
 *
 * The cues and queries of all rules are English words; a scheme in another language would bring its own, and
 * then this file must ask it for its languages.
 *
 * Other scripts tell themselves.  Languages in Latin letters are told by their little words: articles,
 * prepositions, pronouns and forms of "to be", as any grammar of the language lists them.  Those that are
 * frequent in English text, too, are left out: words ("care", "me", "on"), names ("Dan") and abbreviations
 * ("PE"). */
#include "language.h"

#include <string.h>

/* Fewer words say too little. */
#define LEAST_WORDS 20
/* Of all words of running text from a quarter to a half are little words; of names and tables, few are. */
#define LEAST_LITTLE_WORDS 5
#define LEAST_DIFFERENT_LITTLE_WORDS 4
#define LEAST_PERCENT_LITTLE_WORDS 12
/* A page is bilingual where so much of it is English. */
#define GOOD_PART_PERCENT 33
/* Running text in Latin letters with many accents and next to no English is in another language, too. */
#define LEAST_PERCENT_ACCENTED 15
#define LEAST_PERCENT_SMALL 60
#define MOST_PERCENT_ENGLISH 3
/* Where words are not parted by spaces, so many characters count as one. */
#define CHARACTERS_A_WORD 2
#define LONGEST_WORD_BYTES 24

typedef struct {
  const char *name;
  const char *words;
} Language;

#define ENGLISH 0
static const Language languages[] = {
  { "English", "the and of to in is that for it was with as on be at by this have from or had not are "
               "but which you they were we all their been has will would there what our more if can "
               "about who when said do them so up out into your her his she he me my than then us these "
               "also because could did no one how any some an just went got" },
  { "Polish", "nie się jest na że w z jak ale czy był była było są oraz dla do od przez tak tego ich "
              "jego jej który która które przy być może tylko także już mnie nas za ze jako można ma "
              "oni bardzo aby lub jeśli gdy pod po został została nasze naszych" },
  { "Romanian", "și şi în nu este cu din pentru mai sunt să sau prin după fost lor lui această acest "
                "foarte noi unei unui către fără când dacă toate cele cei dupa daca pana cand fara cum ei "
                "nostru de la se un o al pe ce" },
  { "Welsh", "yn y yr ac mae gan wedi ei eu ein eich hyn oedd bod fod gyda neu ond nid dim os pan sydd "
             "sy bydd roedd rhai hwn hynny nhw chi fel dros rhwng drwy pob mwy yw ym ar ni oes dyma o "
             "i hefyd" },
  { "Somali", "waa iyo oo ka ku ay uu wuxuu waxa waxaa lagu si aan waxay laga leh kale soo loo kasta "
              "ama haddii marka inay inuu ayaa badan isku kuwa sida markii noo waan uga kala aad ahaa "
              "la u" },
  { "French", "le la les des du de et est une un que qui dans pour pas sur avec ce cette il elle nous "
              "vous ils sont au aux ne se ses leur leurs mais ou où par très être été fait comme tout "
              "même aussi chez sans à" },
  { "Spanish", "el la los las de del que y en un una por con para es se lo como más pero sus su al está "
               "este esta también muy nos fue ha hay desde todo todos cuando sobre porque donde nuestros "
               "nuestra" },
  { "Portuguese", "o os de da do dos das que em um uma para não por mais mas foi ao aos na no nas nos pela "
                  "pelo são está também muito já seu sua ou quando nosso nossa eles elas isso este esta com "
                  "à" },
  { "German", "der die das und ist nicht ein eine einen zu den dem des mit auf für von im sich wir sie "
              "es auch bei oder aus nach wird sind haben hat wenn aber noch nur über zum zur uns ihre "
              "wie kann einer werden" },
  { "Dutch", "de het een en van te dat niet zijn aan met voor hij er om maar heeft als bij nog naar "
             "ook deze onze wij zij wordt worden kunnen hun zich dit geen meer uit op kan bent" },
  { "Italian", "il lo la gli di che è un una con non del della dei delle nel nella sono anche più alla "
               "al ha questo questa molto loro nostri nostra essere stato dal dalla perché quando ogni "
               "tutti le si e i" },
  { "Turkish", "ve bir bu için ile de da çok ne daha gibi olarak var olan en sonra kadar değil olduğu "
               "veya ama biz bizim ki mi onlar sizin yok göre tüm şey nasıl ise ya önce diğer içinde "
               "tarafından hiç kendi birlikte olması oldu" },
  { "Albanian", "të dhe në një për që nga është si më së ka kjo ky por janë edhe kanë nuk mund duke tyre "
                "kur saj tij shumë ose ishte ato ata pas nëse ju ne tek" },
  { "Lithuanian", "ir kad yra su iš į kaip bei ar buvo tai jų už apie nuo bet mes jie labai mūsų ne tik "
                  "taip arba kurie gali prie jos savo dėl jau iki šis ši kuris jei nėra ant bus turi pagal "
                  "jūsų šio" },
  { "Hungarian", "a az és hogy nem is egy meg csak ez már vagy de ha volt mint van azt még ki kell lehet "
                 "után mert amely minden ennek szerint között nincs ezt ami akkor lesz" },
  { "Czech", "a se na je že v s z do to pro jsou by i byl jako ale nebo za jeho které který po jsme "
             "tak pokud při být aby však už jen není je si bylo k o ve" },
  { "Slovak", "a sa na je že v s z do to pre sú by aj bol ako ale alebo za jeho ktoré ktorý po sme tak "
              "ak pri byť aby však už len nie si bolo k o vo" },
  { "Tagalog",
    "ang ng sa mga na ay para hindi ito kung may siya kanilang natin namin ako po rin din lang pero "
    "dahil kami tayo nila niya aming ating isang upang nito nang" },
  { "Vietnamese", "và của là có không được cho các những một này trong với người đã để khi đến từ cũng ở về "
                  "như chúng tôi rất nhưng hoặc nếu vì thì mà bị sẽ trẻ em" },
};
#define N_LANGUAGES G_N_ELEMENTS (languages)

/* Scripts (Unicode Standard Annex 24) and the languages of this country's schools that are written in them.
 */
static const struct {
  GUnicodeScript script;
  const char *name;
} scripts[] = {
  { G_UNICODE_SCRIPT_ARABIC, "Arabic" }, /* told more exactly below */
  { G_UNICODE_SCRIPT_BENGALI, "Bengali" },
  { G_UNICODE_SCRIPT_GURMUKHI, "Punjabi" },
  { G_UNICODE_SCRIPT_GUJARATI, "Gujarati" },
  { G_UNICODE_SCRIPT_DEVANAGARI, "Hindi, Nepali or another language in Devanagari letters" },
  { G_UNICODE_SCRIPT_CYRILLIC, "a language in Cyrillic letters" }, /* told more exactly below */
  { G_UNICODE_SCRIPT_HAN, "Chinese" },
  { G_UNICODE_SCRIPT_HIRAGANA, "Japanese" },
  { G_UNICODE_SCRIPT_HANGUL, "Korean" },
  { G_UNICODE_SCRIPT_TAMIL, "Tamil" },
  { G_UNICODE_SCRIPT_TELUGU, "Telugu" },
  { G_UNICODE_SCRIPT_MALAYALAM, "Malayalam" },
  { G_UNICODE_SCRIPT_SINHALA, "Sinhala" },
  { G_UNICODE_SCRIPT_ETHIOPIC, "Tigrinya or Amharic" },
  { G_UNICODE_SCRIPT_GREEK, "Greek" },
  { G_UNICODE_SCRIPT_HEBREW, "Hebrew or Yiddish" },
  { G_UNICODE_SCRIPT_THAI, "Thai" },
  { G_UNICODE_SCRIPT_GEORGIAN, "Georgian" },
  { G_UNICODE_SCRIPT_ARMENIAN, "Armenian" },
};
#define N_SCRIPTS G_N_ELEMENTS (scripts)
enum { ARABIC_SCRIPT = 0, CYRILLIC_SCRIPT = 5, HAN_SCRIPT = 6, JAPANESE_SCRIPT = 7, THAI_SCRIPT = 16 };

/* Letters that one language in a script has and the others before it in the list have not. */
static const struct {
  guint script;
  const char *letters;
  const char *name;
} letter_signs[] = {
  { ARABIC_SCRIPT, "ټډړښګۍ", "Pashto" },    { ARABIC_SCRIPT, "ڕڵۆێە", "Kurdish" },
  { ARABIC_SCRIPT, "ٹڈڑںےھ", "Urdu" },      { ARABIC_SCRIPT, "گپچژکی", "Persian" },
  { CYRILLIC_SCRIPT, "іїєґ", "Ukrainian" }, { CYRILLIC_SCRIPT, "ыэё", "Russian" },
};
#define N_LETTER_SIGNS G_N_ELEMENTS (letter_signs)

/* A little word, and whether it was met on the page before. */
typedef struct {
  guint32 languages; /* a bit for each */
  guint page;
} LittleWord;

/* What the words of a page, or of several short ones, are. */
typedef struct {
  guint n_words; /* of any script */
  guint n_latin; /* of them in Latin letters */
  guint n_small; /* of these, those that begin with a small letter */
  guint n_accented;
  guint n_little[N_LANGUAGES], n_different[N_LANGUAGES];
  guint n_of_script[N_SCRIPTS]; /* words; characters where no spaces part them */
  guint n_signs[N_LETTER_SIGNS];
} Count;

typedef struct {
  GHashTable *little_words; /* char * -> LittleWord */
  guint page;               /* the number of pages that were counted */
} Counter;

static LittleWord *
take_little_word (GHashTable *table, const char *text)
{
  LittleWord *word = g_hash_table_lookup (table, text);

  if (word == NULL) {
    word = g_new0 (LittleWord, 1);
    g_hash_table_insert (table, g_strdup (text), word);
  }
  return word;
}

static GHashTable *
make_little_words (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < N_LANGUAGES; i++) {
    g_auto (GStrv) words = g_strsplit (languages[i].words, " ", -1);
    for (guint j = 0; words[j] != NULL; j++)
      take_little_word (table, words[j])->languages |= 1u << i;
  }
  return table;
}

/* ---- counting */

static void
count_little_word (Counter *counter, const char *word, Count *count)
{
  LittleWord *little = g_hash_table_lookup (counter->little_words, word);

  if (little == NULL)
    return;
  for (guint i = 0; i < N_LANGUAGES; i++) {
    if ((little->languages & 1u << i) == 0)
      continue;
    count->n_little[i]++;
    count->n_different[i] += little->page != counter->page;
  }
  little->page = counter->page;
}

static void
count_latin_word (Counter *counter, const char *start, const char *end, Count *count)
{
  char lower[LONGEST_WORD_BYTES + 8];
  gsize n = 0;
  gboolean is_accented = FALSE;

  count->n_words++;
  count->n_latin++;
  count->n_small += g_unichar_islower (g_utf8_get_char (start));
  for (const char *c = start; c < end && n < LONGEST_WORD_BYTES; c = g_utf8_next_char (c)) {
    if ((guchar) *c < 0x80) {
      lower[n++] = g_ascii_tolower (*c);
      continue;
    }
    is_accented = TRUE;
    n += (gsize) g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (c)), lower + n);
  }
  count->n_accented += is_accented;
  lower[n] = '\0';
  if (n < LONGEST_WORD_BYTES)
    count_little_word (counter, lower, count);
}

static gint
find_script (GUnicodeScript script)
{
  if (script == G_UNICODE_SCRIPT_KATAKANA)
    return JAPANESE_SCRIPT;
  for (guint i = 0; i < N_SCRIPTS; i++)
    if (scripts[i].script == script)
      return (gint) i;
  return -1;
}

static gboolean
is_without_spaces (guint script)
{
  return script == HAN_SCRIPT || script == JAPANESE_SCRIPT || script == THAI_SCRIPT;
}

static void
count_letters (const char *start, const char *end, guint script, Count *count)
{
  guint n_letters = 0;

  for (const char *c = start; c < end; c = g_utf8_next_char (c)) {
    n_letters++;
    for (guint i = 0; i < N_LETTER_SIGNS; i++)
      count->n_signs[i] += letter_signs[i].script == script &&
                           g_utf8_strchr (letter_signs[i].letters, -1, g_utf8_get_char (c)) != NULL;
  }
  guint n = is_without_spaces (script) ? MAX (n_letters / CHARACTERS_A_WORD, 1) : 1;
  count->n_of_script[script] += n;
  count->n_words += n;
}

static gboolean
is_letter (gunichar u)
{
  return g_unichar_isalpha (u) || g_unichar_ismark (u);
}

static void
count_word (Counter *counter, const char *start, const char *end, Count *count)
{
  gunichar first = g_utf8_get_char (start);
  GUnicodeScript script = first < 0x80 ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script (first);
  gint known = find_script (script);

  if (script == G_UNICODE_SCRIPT_LATIN)
    count_latin_word (counter, start, end, count);
  else if (known >= 0)
    count_letters (start, end, (guint) known, count);
  else
    count->n_words++;
}

static void
count_words (Counter *counter, const char *text, Count *count)
{
  const char *c = text;

  while (*c != '\0') {
    const char *start = c;
    while (g_ascii_isalpha (*c) || ((guchar) *c >= 0x80 && is_letter (g_utf8_get_char (c))))
      c = g_utf8_next_char (c);
    if (c > start)
      count_word (counter, start, c, count);
    else
      c = g_utf8_next_char (c);
  }
}

static void
add_count (Count *sum, const Count *count)
{
  guint *to = (guint *) sum;
  const guint *from = (const guint *) count;

  G_STATIC_ASSERT (sizeof (Count) % sizeof (guint) == 0);
  for (gsize i = 0; i < sizeof (Count) / sizeof (guint); i++)
    to[i] += from[i];
}

/* ---- judging */

static gboolean
is_percent (guint part, guint whole, guint percent)
{
  return (guint64) part * 100 >= (guint64) whole * percent;
}

/* The name of the script's language, more exactly where its letters tell. */
static const char *
name_of_script (guint script, const Count *count)
{
  for (guint i = 0; i < N_LETTER_SIGNS; i++)
    if (letter_signs[i].script == script && count->n_signs[i] * 20 >= count->n_of_script[script])
      return letter_signs[i].name;
  if (script == HAN_SCRIPT && count->n_of_script[JAPANESE_SCRIPT] > 0)
    return scripts[JAPANESE_SCRIPT].name;
  return scripts[script].name;
}

static const char *
find_other_script (const Count *count)
{
  guint best = 0, n_others = 0;

  for (guint i = 0; i < N_SCRIPTS; i++) {
    n_others += count->n_of_script[i];
    if (count->n_of_script[i] > count->n_of_script[best])
      best = i;
  }
  if (n_others < LEAST_WORDS || is_percent (count->n_latin, count->n_words, GOOD_PART_PERCENT))
    return NULL;
  return name_of_script (best, count);
}

static const char *
find_other_language (const Count *count)
{
  guint best = ENGLISH + 1;
  guint n_english = count->n_little[ENGLISH];

  for (guint i = ENGLISH + 1; i < N_LANGUAGES; i++)
    if (count->n_little[i] > count->n_little[best])
      best = i;
  guint n = count->n_little[best];
  if (n < LEAST_LITTLE_WORDS || count->n_different[best] < LEAST_DIFFERENT_LITTLE_WORDS ||
      !is_percent (n, count->n_latin, LEAST_PERCENT_LITTLE_WORDS) ||
      is_percent (n_english, n_english + n, GOOD_PART_PERCENT))
    return NULL;
  return languages[best].name;
}

static gboolean
is_accented_text (const Count *count)
{
  return count->n_latin >= 2 * LEAST_WORDS &&
         is_percent (count->n_accented, count->n_latin, LEAST_PERCENT_ACCENTED) &&
         is_percent (count->n_small, count->n_latin, LEAST_PERCENT_SMALL) &&
         !is_percent (count->n_little[ENGLISH], count->n_latin, MOST_PERCENT_ENGLISH);
}

/* The language that the words are in, or NULL where it is English or cannot be told. */
static const char *
judge (const Count *count)
{
  if (count->n_words < LEAST_WORDS)
    return NULL;
  const char *name = find_other_script (count);
  if (name == NULL && is_percent (count->n_latin, count->n_words, 100 - GOOD_PART_PERCENT))
    name = find_other_language (count);
  if (name == NULL && is_accented_text (count))
    name = "a language other than English";
  return name;
}

static void
add_gap (CpReading *reading, guint32 page, const char *language)
{
  g_autofree char *words =
      g_strdup_printf ("It seems to be in %s, which we cannot judge: a person who reads it must.", language);

  cp_reading_add_gap (reading, page, CP_GAP_LANGUAGE, CP_CARRIES_TEXT | CP_CARRIES_SCAN, words);
}

static void
end_partly_read (CpReading *reading)
{
  CpItem *item = reading->item;

  if (item->outcome == CP_OUTCOME_READ)
    cp_item_end (item, CP_OUTCOME_PARTLY_READ, CP_REASON_GAPS, NULL, item->leaves_open);
  item->leaves_to_a_person = cp_reading_leaves_to_a_person (reading);
}

/* Short pages, the sections of a letter, are judged together. */
static void
judge_short_pages (CpReading *reading, const Count *sum, const GArray *numbers)
{
  const char *language = judge (sum);

  for (guint i = 0; language != NULL && i < numbers->len; i++)
    add_gap (reading, g_array_index (numbers, guint32, i), language);
}

static void
judge_reading (Counter *counter, CpReading *reading)
{
  g_autoptr (GArray) short_pages = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_gaps = reading->gaps->len;
  Count sum = { 0 };

  for (guint i = 0; i < reading->pages->len; i++) {
    const CpPage *page = &g_array_index (reading->pages, CpPage, i);
    Count count = { 0 };
    counter->page++;
    count_words (counter, page->text, &count);
    const char *language = judge (&count);
    if (language != NULL)
      add_gap (reading, page->number, language);
    if (count.n_words == 0 || count.n_words >= LEAST_WORDS)
      continue;
    add_count (&sum, &count);
    g_array_append_val (short_pages, page->number);
  }
  judge_short_pages (reading, &sum, short_pages);
  if (reading->gaps->len > n_gaps)
    end_partly_read (reading);
}

void
cp_extract_languages (CpDocuments *documents)
{
  g_autoptr (GHashTable) little_words = make_little_words ();
  Counter counter = { little_words, 0 };

  for (guint i = 0; i < documents->readings->len; i++)
    judge_reading (&counter, cp_documents_get (documents, i));
}
