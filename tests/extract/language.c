/* language.c: what holds of pages that are not in English.  All texts are invented for testing. */
#include "language.h"

static CpReading *
add_reading (CpDocuments *documents, CpItem *item, const char *const *pages, CpUnit unit)
{
  CpReading *reading = cp_reading_new (item);

  cp_item_end (item, CP_OUTCOME_READ, CP_REASON_NONE, NULL, 0);
  for (guint i = 0; pages[i] != NULL; i++) {
    const CpPage page = { .number = i + 1, .unit = unit, .text = pages[i] };
    cp_reading_add_page (reading, &page);
  }
  g_ptr_array_add (documents->readings, reading);
  return reading;
}

/* What is said of the one page, NULL where nothing is. */
static char *
words_for (const char *text)
{
  const char *const pages[] = { text, NULL };
  g_autoptr (CpDocuments) documents = cp_documents_new ();
  g_autoptr (CpItem) item = cp_item_new ("1", "note.docx", NULL);
  const CpReading *reading = add_reading (documents, item, pages, CP_UNIT_PAGE);

  cp_extract_languages (documents);
  if (reading->gaps->len == 0)
    return NULL;
  g_assert_cmpuint (reading->gaps->len, ==, 1);
  return g_strdup (g_array_index (reading->gaps, CpGap, 0).detail);
}

static const struct {
  const char *language, *text;
} notes[] = {
  { "Urdu", "ہم چاہتے ہیں کہ سکول ہمارے بچوں کی بات سنے۔ میری بیٹی کو بس میں ڈر لگتا ہے اور کوئی اس سے نہیں "
            "پوچھتا کہ اسے کیا "
            "چاہیے۔ پچھلے مہینے استاد نے پہلی بار پوچھا اور اب وہ خوش ہے۔" },
  { "Arabic", "نحن أولياء الأمور نريد أن تستمع المدرسة إلى أطفالنا قبل أن تقرر أي شيء. ابني لا يتكلم كثيرا "
              "ولكنه يعرف ما "
              "يحب وما لا يحب، وقد سألته المعلمة هذا العام لأول مرة." },
  { "Persian",
    "ما پدر و مادرها می‌خواهیم که مدرسه پیش از هر تصمیمی به "
    "حرف "
    "بچه‌های "
    "ما "
    "گوش "
    "کند. "
    "پسر "
    "من "
    "کم "
    "حرف می‌زند ولی می‌داند "
    "چه چیزی را دوست دارد و امسال معلم برای اولین بار از او پرسید." },
  { "Bengali", "আমরা চাই স্কুল আমাদের বাচ্চাদের কথা শুনুক। আমার মেয়ে বাসে ভয় পায় আর কেউ তাকে জিজ্ঞাসা করে না সে কী "
               "চায়। গত মাসে শিক্ষক "
               "প্রথমবার জিজ্ঞাসা করেছিলেন এবং এখন সে খুশি।" },
  { "Punjabi", "ਅਸੀਂ ਚਾਹੁੰਦੇ ਹਾਂ ਕਿ ਸਕੂਲ ਸਾਡੇ ਬੱਚਿਆਂ ਦੀ ਗੱਲ ਸੁਣੇ। ਮੇਰੀ ਧੀ ਨੂੰ ਬੱਸ ਵਿੱਚ ਡਰ ਲੱਗਦਾ ਹੈ ਅਤੇ ਕੋਈ ਉਸ ਨੂੰ ਨਹੀਂ ਪੁੱਛਦਾ ਕਿ ਉਹ ਕੀ "
               "ਚਾਹੁੰਦੀ ਹੈ। ਪਿਛਲੇ ਮਹੀਨੇ ਅਧਿਆਪਕ ਨੇ ਪਹਿਲੀ ਵਾਰ ਪੁੱਛਿਆ।" },
  { "Gujarati",
    "અમે ઇચ્છીએ છીએ કે શાળા અમારા બાળકોની વાત સાંભળે. મારી દીકરીને બસમાં ડર લાગે છે અને કોઈ તેને પૂછતું નથી કે તેને શું જોઈએ છે. "
    "ગયા મહિને શિક્ષકે પહેલી વાર પૂછ્યું." },
  { "Hindi, Nepali or another language in Devanagari letters",
    "हम चाहते हैं कि स्कूल हमारे बच्चों की बात सुने। मेरी बेटी को बस में डर लगता है और कोई उससे नहीं पूछता कि उसे क्या चाहिए। "
    "पिछले महीने "
    "शिक्षक ने पहली बार पूछा।" },
  { "Ukrainian", "Ми хочемо, щоб школа слухала наших дітей. Моя донька боїться їздити автобусом, і ніхто не "
                 "питає її, чого вона "
                 "хоче. Минулого місяця вчителька вперше запитала, і тепер їй добре." },
  { "Russian", "Мы хотим, чтобы школа слушала наших детей. Моя дочь боится ездить на автобусе, и никто не "
               "спрашивает её, чего "
               "она хочет. В прошлом месяце учительница впервые спросила её об этом." },
  { "Chinese", "我们希望学校在做决定以前先听听孩子们的想法。我的女儿害怕坐校车，从来没有人问过她想要什么。上"
               "个月老师第一次问了她，现在她很高兴。" },
  { "Tigrinya or Amharic", "ቤት ትምህርቲ ንደቅና ክሰምዖም ንደሊ። ጓለይ ኣብ ኣውቶቡስ ትፈርህ እያ ዝሓታ ሰብ ድማ የለን። ዝሓለፈ ወርሒ መምህር ንፈለማ "
                           "ግዜ ሓቲታታ ሕጂ ድማ ሕጉስቲ እያ። ንሕና ወለዲ "
                           "ከኣ ምስኣ ክንሰርሕ ንደሊ።" },
  { "Polish", "Chcemy, żeby szkoła słuchała naszych dzieci. Moja córka boi się jeździć autobusem i nikt jej "
              "nie pyta, czego "
              "potrzebuje. W zeszłym miesiącu pani zapytała po raz pierwszy i teraz jest dużo lepiej, bo "
              "dzieci same mówią, "
              "co jest dla nich ważne." },
  { "Romanian", "Vrem ca școala să asculte copiii noștri. Fetița mea se teme de autobuz și nimeni nu o "
                "întreabă ce vrea. Luna "
                "trecută învățătoarea a întrebat pentru prima dată și acum este mai bine, pentru că și "
                "părinții sunt ascultați." },
  { "Welsh", "Rydym ni am i'r ysgol wrando ar ein plant. Mae fy merch yn ofni'r bws a does neb yn gofyn iddi "
             "beth mae hi ei "
             "eisiau. Mis diwethaf gofynnodd yr athrawes am y tro cyntaf, ac mae pethau'n well erbyn hyn." },
  { "Somali", "Waxaan rabnaa in dugsigu dhageysto carruurtayada. Gabadhaydu way ka baqdaa baska oo qofna ma "
              "weydiiyo waxa ay "
              "rabto. Bishii hore macallinku wuxuu weydiiyey markii ugu horreysay, hadda way ku faraxsan "
              "tahay, waana ka "
              "mahadcelinaynaa." },
  { "French", "Nous voulons que l'école écoute nos enfants. Ma fille a peur dans le bus et personne ne lui "
              "demande ce qu'elle "
              "veut. Le mois dernier, la maîtresse a posé la question pour la première fois et maintenant "
              "elle est contente." },
  { "Spanish", "Queremos que la escuela escuche a nuestros hijos. Mi hija tiene miedo en el autobús y nadie "
               "le pregunta lo que "
               "quiere. El mes pasado la maestra preguntó por primera vez y ahora está contenta, porque los "
               "niños también "
               "deciden." },
  { "Portuguese",
    "Queremos que a escola ouça os nossos filhos. A minha filha tem medo do autocarro e ninguém lhe pergunta "
    "o que "
    "ela quer. No mês passado a professora perguntou pela primeira vez e agora ela está contente com isso." },
  { "German",
    "Wir möchten, dass die Schule unseren Kindern zuhört. Meine Tochter hat im Bus Angst und niemand fragt "
    "sie, was "
    "sie braucht. Im letzten Monat hat die Lehrerin zum ersten Mal gefragt, und jetzt ist sie mit der Fahrt "
    "zufrieden." },
  { "Italian", "Vogliamo che la scuola ascolti i nostri figli. Mia figlia ha paura dell'autobus e nessuno le "
               "chiede che cosa "
               "vuole. Il mese scorso la maestra lo ha chiesto per la prima volta e ora è contenta, anche di "
               "andare a scuola." },
  { "Turkish", "Okulun çocuklarımızı dinlemesini istiyoruz. Kızım otobüste korkuyor ve kimse ona ne "
               "istediğini sormuyor. Geçen "
               "ay öğretmeni ilk kez sordu ve şimdi daha mutlu. Bu bizim için çok önemli, çünkü çocuklar da "
               "karar verebilir." },
  { "Albanian",
    "Ne duam që shkolla të dëgjojë fëmijët tanë. Vajza ime ka frikë në autobus dhe askush nuk e pyet se "
    "çfarë do. "
    "Muajin e kaluar mësuesja e pyeti për herë të parë dhe tani është më e lumtur, edhe ne jemi." },
  { "Lithuanian",
    "Norime, kad mokykla klausytų mūsų vaikų. Mano dukra bijo autobuso ir niekas jos neklausia, ko ji nori. "
    "Praėjusį "
    "mėnesį mokytoja pirmą kartą paklausė, ir dabar jai yra geriau, nes tai labai svarbu ir jai, ir mums." },
  { "Vietnamese", "Chúng tôi muốn nhà trường lắng nghe trẻ em. Con gái tôi sợ đi xe buýt và không ai hỏi "
                  "cháu muốn gì. Tháng trước cô "
                  "giáo đã hỏi cháu lần đầu tiên và bây giờ cháu rất vui khi đến trường với các bạn." },
  { "a language other than English",
    "Eleyi jẹ́ àpẹẹrẹ tí a ṣe fún ìdánwò nìkan. A fẹ́ kí ilé ẹ̀kọ́ máa gbọ́ tí àwọn ọmọ wa. Ọmọbìnrin mi ń bẹ̀rù "
    "ọkọ̀ àti pé kò sí "
    "ẹni tó bi í léèrè ohun tó fẹ́. Ní oṣù tó kọjá olùkọ́ kọ́kọ́ béèrè, inú rẹ̀ sì dùn báyìí." },
};

static void
test_pages_in_other_languages_are_for_a_person (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++) {
    g_autofree char *words = words_for (notes[i].text);
    g_autofree char *expected = g_strdup_printf (
        "It seems to be in %s, which we cannot judge: a person who reads it must.", notes[i].language);
    g_assert_cmpstr (words, ==, expected);
  }
}

static void
test_english_and_what_is_no_prose_are_no_gap (void)
{
  static const char *const texts[] = {
    "We would like the school to listen to our children. My daughter is afraid of the bus and nobody asks "
    "her what she "
    "wants. Last month her teacher asked for the first time.",
    /* names */
    "Zofia Kowalska, Jakub Nowak, Łukasz Wójcik, Małgorzata Dąbrowska, Świętosława Żak, Mohammed Abdi "
    "Warsame, Ayaan "
    "Hassan, Hodan Yusuf, María de la Cruz, José del Río, Đặng Thị Hoa, Nguyễn Văn An, Ștefan Ionescu, "
    "Çağlar Öztürk, "
    "Jürgen von der Heide, Siân ap Rhys, François de la Tour",
    /* a table of figures */
    "2023\t2024\t2025\n8 of 36\t15 of 41\t24 of "
    "44\n12%\t14%\t19%\nPN\tNA\tNA\nDO\tNA\tCO\nKS1\tKS2\tKS3\nYr\tYr\tYr\nA\tB\tC\n"
    "Y\tN\tY\nN\tN\tY",
    /* addresses */
    "12 Via Roma, Sparkhill\n7 Rue de la Paix, Moseley\nFlat 3, Llys y Bryn\nUl. Na Skarpie 5, Kraków\nCalle "
    "de la Luna 9\n"
    "4 Castell Close\nBirmingham B1 1AA\nTel 0121 496 0000\nana@example.org",
    "👍👍👍 😀 😀 🎉 👏 👏 🌈 ❤️ ❤️ ❤️ 😀 🎈 🎈 🎈 🎈 ⭐ ⭐ ⭐ "
    "⭐ "
    "⭐ "
    "👍 "
    "👍 "
    "👍 "
    "👍",
    /* dishes */
    "Menu\nPierogi z kapustą\nPizza con funghi\nCrème brûlée\nPain au chocolat\nSpaghetti alla "
    "puttanesca\nTarte aux pommes\n"
    "Halwa puri\nBara brith\nFish and chips with peas on the side",
    /* French words in English */
    "The café was a cul-de-sac for us until the maître d' moved the tables. À propos of that, the fait "
    "accompli was that "
    "nobody had asked the children, and the crèche said so.",
    "Merci! Bonjour! Wir sind da.",
    "",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *words = words_for (texts[i]);
    g_assert_cmpstr (words, ==, NULL);
  }
}

static void
test_a_page_with_a_good_part_of_english_is_no_gap (void)
{
  static const char english[] =
      "We would like the school to listen to our children. My daughter is afraid of the bus and nobody asks "
      "her what "
      "she wants. Last month the teacher asked for the first time and now she is happy.";

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++) {
    g_autofree char *both = g_strconcat (notes[i].text, "\n\n", english, NULL);
    g_autofree char *words = words_for (both);
    g_assert_cmpstr (words, ==, NULL);
  }
}

/* The letterhead is English, the letter is not. */
static void
test_an_english_heading_does_not_hide_the_rest (void)
{
  g_autofree char *polish =
      g_strconcat ("Hill Primary School\nParent survey, please return by Friday\n\n", notes[11].text, NULL);
  g_autofree char *urdu = g_strconcat ("Hill Primary School\n", notes[0].text, NULL);
  g_autofree char *of_polish = words_for (polish);
  g_autofree char *of_urdu = words_for (urdu);

  g_assert_nonnull (of_polish);
  g_assert_nonnull (of_urdu);
}

static void
test_the_item_is_partly_read_and_for_a_person (void)
{
  const char *const pages[] = { "This page is in English and it is not long.", notes[0].text, NULL };
  g_autoptr (CpDocuments) documents = cp_documents_new ();
  g_autoptr (CpItem) item = cp_item_new ("1", "letters.pdf", NULL);
  const CpReading *reading = add_reading (documents, item, pages, CP_UNIT_PAGE);

  cp_extract_languages (documents);
  g_assert_cmpuint (reading->gaps->len, ==, 1);
  const CpGap *gap = &g_array_index (reading->gaps, CpGap, 0);
  g_assert_cmpuint (gap->page, ==, 2);
  g_assert_cmpint (gap->why, ==, CP_GAP_LANGUAGE);
  g_assert_cmpint (item->outcome, ==, CP_OUTCOME_PARTLY_READ);
  g_assert_cmpint (item->reason, ==, CP_REASON_GAPS);
  g_assert_cmpuint (item->leaves_open, ==, 0);
  g_assert_cmpuint (item->leaves_to_a_person, ==, CP_CARRIES_TEXT | CP_CARRIES_SCAN);
}

/* A letter with headings comes in sections of a few words each. */
static void
test_short_sections_are_judged_together (void)
{
  const char *const pages[] = { "Chcemy, żeby szkoła słuchała naszych dzieci i nas.",
                                "Moja córka boi się jeździć autobusem, nikt jej nie pyta.",
                                "Teraz jest lepiej, bo dzieci same mówią, co jest dla nich ważne.", NULL };
  g_autoptr (CpDocuments) documents = cp_documents_new ();
  g_autoptr (CpItem) item = cp_item_new ("1", "letter.docx", NULL);
  const CpReading *reading = add_reading (documents, item, pages, CP_UNIT_SECTION);

  cp_extract_languages (documents);
  g_assert_cmpuint (reading->gaps->len, ==, 3);
  g_assert_cmpuint (g_array_index (reading->gaps, CpGap, 2).page, ==, 3);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/extract/language/pages-in-other-languages-are-for-a-person",
                   test_pages_in_other_languages_are_for_a_person);
  g_test_add_func ("/extract/language/english-and-what-is-no-prose-are-no-gap",
                   test_english_and_what_is_no_prose_are_no_gap);
  g_test_add_func ("/extract/language/a-page-with-a-good-part-of-english-is-no-gap",
                   test_a_page_with_a_good_part_of_english_is_no_gap);
  g_test_add_func ("/extract/language/an-english-heading-does-not-hide-the-rest",
                   test_an_english_heading_does_not_hide_the_rest);
  g_test_add_func ("/extract/language/the-item-is-partly-read-and-for-a-person",
                   test_the_item_is_partly_read_and_for_a_person);
  g_test_add_func ("/extract/language/short-sections-are-judged-together",
                   test_short_sections_are_judged_together);
  return g_test_run ();
}
