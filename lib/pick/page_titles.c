/* page_titles.c - what pages that are no articles call themselves, in the languages of the web.
 *
 * A title counts when it begins with one of these, as whole words, letters and digits compared
 * without case. It is only asked for when little else stands on the page (page_kind.c): "Just a
 * moment" may well be the title of a poem. */
#include "base/utf8.h"
#include "pick/page_kind.h"

static const struct {
    const char *words;
    uint8_t kind;
} titles[] = {
    /* a folder, as servers show it */
    {"Index of", SHARE__PAGE_INDEX},
    {"Directory listing for", SHARE__PAGE_INDEX},
    /* checks for robots */
    {"Just a moment", SHARE__PAGE_BOT_CHECK},
    {"One moment, please", SHARE__PAGE_BOT_CHECK},
    {"Please wait", SHARE__PAGE_BOT_CHECK},
    {"Attention required", SHARE__PAGE_BOT_CHECK},
    {"Security check", SHARE__PAGE_BOT_CHECK},
    {"Security verification", SHARE__PAGE_BOT_CHECK},
    {"Checking your browser", SHARE__PAGE_BOT_CHECK},
    {"Checking if the site connection is secure", SHARE__PAGE_BOT_CHECK},
    {"Verifying you are human", SHARE__PAGE_BOT_CHECK},
    {"Verify you are human", SHARE__PAGE_BOT_CHECK},
    {"Verify that you are human", SHARE__PAGE_BOT_CHECK},
    {"Human verification", SHARE__PAGE_BOT_CHECK},
    {"Are you a robot", SHARE__PAGE_BOT_CHECK},
    {"Are you human", SHARE__PAGE_BOT_CHECK},
    {"Robot check", SHARE__PAGE_BOT_CHECK},
    {"Bot verification", SHARE__PAGE_BOT_CHECK},
    {"Captcha", SHARE__PAGE_BOT_CHECK},
    {"Pardon our interruption", SHARE__PAGE_BOT_CHECK},
    {"Making sure you're not a bot", SHARE__PAGE_BOT_CHECK},
    {"Unusual traffic", SHARE__PAGE_BOT_CHECK},
    {"DDoS protection", SHARE__PAGE_BOT_CHECK},
    {"DDoS Guard", SHARE__PAGE_BOT_CHECK},
    {"Client Challenge", SHARE__PAGE_BOT_CHECK},
    {"Nur einen Moment", SHARE__PAGE_BOT_CHECK},
    {"Einen Moment bitte", SHARE__PAGE_BOT_CHECK},
    {"Bitte warten", SHARE__PAGE_BOT_CHECK},
    {"Sicherheitsüberprüfung", SHARE__PAGE_BOT_CHECK},
    {"Sicherheitsabfrage", SHARE__PAGE_BOT_CHECK},
    {"Sind Sie ein Mensch", SHARE__PAGE_BOT_CHECK},
    {"Sind Sie ein Roboter", SHARE__PAGE_BOT_CHECK},
    {"Un instant", SHARE__PAGE_BOT_CHECK},
    {"Veuillez patienter", SHARE__PAGE_BOT_CHECK},
    {"Vérification de sécurité", SHARE__PAGE_BOT_CHECK},
    {"Êtes-vous un robot", SHARE__PAGE_BOT_CHECK},
    {"Un momento", SHARE__PAGE_BOT_CHECK},
    {"Espere un momento", SHARE__PAGE_BOT_CHECK},
    {"Comprobación de seguridad", SHARE__PAGE_BOT_CHECK},
    {"Verificación de seguridad", SHARE__PAGE_BOT_CHECK},
    {"Verifica di sicurezza", SHARE__PAGE_BOT_CHECK},
    {"Ci siamo quasi", SHARE__PAGE_BOT_CHECK},
    {"Um momento", SHARE__PAGE_BOT_CHECK},
    {"Aguarde", SHARE__PAGE_BOT_CHECK},
    {"Verificação de segurança", SHARE__PAGE_BOT_CHECK},
    {"Een ogenblik geduld", SHARE__PAGE_BOT_CHECK},
    {"Even geduld", SHARE__PAGE_BOT_CHECK},
    {"Vänta", SHARE__PAGE_BOT_CHECK},
    {"Et øjeblik", SHARE__PAGE_BOT_CHECK},
    {"Vent litt", SHARE__PAGE_BOT_CHECK},
    {"Odota", SHARE__PAGE_BOT_CHECK},
    {"Cierpliwości", SHARE__PAGE_BOT_CHECK},
    {"Proszę czekać", SHARE__PAGE_BOT_CHECK},
    {"Okamžik", SHARE__PAGE_BOT_CHECK},
    {"Один момент", SHARE__PAGE_BOT_CHECK},
    {"Подождите", SHARE__PAGE_BOT_CHECK},
    {"Проверка браузера", SHARE__PAGE_BOT_CHECK},
    {"Проверка безопасности", SHARE__PAGE_BOT_CHECK},
    {"Вы не робот", SHARE__PAGE_BOT_CHECK},
    {"Зачекайте", SHARE__PAGE_BOT_CHECK},
    {"Bir dakika lütfen", SHARE__PAGE_BOT_CHECK},
    {"Lütfen bekleyin", SHARE__PAGE_BOT_CHECK},
    {"لحظة من فضلك", SHARE__PAGE_BOT_CHECK},
    {"请稍候", SHARE__PAGE_BOT_CHECK},
    {"请稍等", SHARE__PAGE_BOT_CHECK},
    {"安全验证", SHARE__PAGE_BOT_CHECK},
    {"請稍候", SHARE__PAGE_BOT_CHECK},
    {"しばらくお待ちください", SHARE__PAGE_BOT_CHECK},
    {"お待ちください", SHARE__PAGE_BOT_CHECK},
    {"잠시만 기다", SHARE__PAGE_BOT_CHECK},

    /* logins */
    {"Log in", SHARE__PAGE_LOGIN},
    {"Login", SHARE__PAGE_LOGIN},
    {"Log on", SHARE__PAGE_LOGIN},
    {"Sign in", SHARE__PAGE_LOGIN},
    {"Sign up", SHARE__PAGE_LOGIN},
    {"Please log in", SHARE__PAGE_LOGIN},
    {"Please sign in", SHARE__PAGE_LOGIN},
    {"Authentication required", SHARE__PAGE_LOGIN},
    {"Account login", SHARE__PAGE_LOGIN},
    {"Member login", SHARE__PAGE_LOGIN},
    {"Anmelden", SHARE__PAGE_LOGIN},
    {"Anmeldung", SHARE__PAGE_LOGIN},
    {"Einloggen", SHARE__PAGE_LOGIN},
    {"Bitte melden Sie sich an", SHARE__PAGE_LOGIN},
    {"Connexion", SHARE__PAGE_LOGIN},
    {"Se connecter", SHARE__PAGE_LOGIN},
    {"Connectez-vous", SHARE__PAGE_LOGIN},
    {"Identifiez-vous", SHARE__PAGE_LOGIN},
    {"Iniciar sesión", SHARE__PAGE_LOGIN},
    {"Inicia sesión", SHARE__PAGE_LOGIN},
    {"Inicio de sesión", SHARE__PAGE_LOGIN},
    {"Accedi", SHARE__PAGE_LOGIN},
    {"Iniciar sessão", SHARE__PAGE_LOGIN},
    {"Fazer login", SHARE__PAGE_LOGIN},
    {"Inloggen", SHARE__PAGE_LOGIN},
    {"Aanmelden", SHARE__PAGE_LOGIN},
    {"Logga in", SHARE__PAGE_LOGIN},
    {"Log ind", SHARE__PAGE_LOGIN},
    {"Logg inn", SHARE__PAGE_LOGIN},
    {"Kirjaudu", SHARE__PAGE_LOGIN},
    {"Zaloguj", SHARE__PAGE_LOGIN},
    {"Logowanie", SHARE__PAGE_LOGIN},
    {"Přihlášení", SHARE__PAGE_LOGIN},
    {"Přihlásit se", SHARE__PAGE_LOGIN},
    {"Bejelentkezés", SHARE__PAGE_LOGIN},
    {"Autentificare", SHARE__PAGE_LOGIN},
    {"Вход", SHARE__PAGE_LOGIN},
    {"Войти", SHARE__PAGE_LOGIN},
    {"Войдите", SHARE__PAGE_LOGIN},
    {"Авторизация", SHARE__PAGE_LOGIN},
    {"Увійти", SHARE__PAGE_LOGIN},
    {"Вхід", SHARE__PAGE_LOGIN},
    {"Σύνδεση", SHARE__PAGE_LOGIN},
    {"Giriş yap", SHARE__PAGE_LOGIN},
    {"Oturum aç", SHARE__PAGE_LOGIN},
    {"تسجيل الدخول", SHARE__PAGE_LOGIN},
    {"ورود به", SHARE__PAGE_LOGIN},
    {"התחברות", SHARE__PAGE_LOGIN},
    {"लॉग इन", SHARE__PAGE_LOGIN},
    {"เข้าสู่ระบบ", SHARE__PAGE_LOGIN},
    {"Đăng nhập", SHARE__PAGE_LOGIN},
    {"登录", SHARE__PAGE_LOGIN},
    {"登入", SHARE__PAGE_LOGIN},
    {"ログイン", SHARE__PAGE_LOGIN},
    {"サインイン", SHARE__PAGE_LOGIN},
    {"로그인", SHARE__PAGE_LOGIN},

    /* consent */
    {"Before you continue", SHARE__PAGE_CONSENT},
    {"We value your privacy", SHARE__PAGE_CONSENT},
    {"We care about your privacy", SHARE__PAGE_CONSENT},
    {"Your privacy choices", SHARE__PAGE_CONSENT},
    {"Your privacy", SHARE__PAGE_CONSENT},
    {"Privacy settings", SHARE__PAGE_CONSENT},
    {"Privacy preferences", SHARE__PAGE_CONSENT},
    {"Cookie settings", SHARE__PAGE_CONSENT},
    {"Cookie consent", SHARE__PAGE_CONSENT},
    {"Cookies and privacy", SHARE__PAGE_CONSENT},
    {"Manage consent", SHARE__PAGE_CONSENT},
    {"Consent", SHARE__PAGE_CONSENT},
    {"Continue with ads", SHARE__PAGE_CONSENT},
    {"Age verification", SHARE__PAGE_CONSENT},
    {"Bevor Sie fortfahren", SHARE__PAGE_CONSENT},
    {"Bevor du fortfährst", SHARE__PAGE_CONSENT},
    {"Zustimmung", SHARE__PAGE_CONSENT},
    {"Einwilligung", SHARE__PAGE_CONSENT},
    {"Datenschutzeinstellungen", SHARE__PAGE_CONSENT},
    {"Datenschutz-Einstellungen", SHARE__PAGE_CONSENT},
    {"Privatsphäre-Einstellungen", SHARE__PAGE_CONSENT},
    {"Cookie-Einstellungen", SHARE__PAGE_CONSENT},
    {"Wir schätzen Ihre Privatsphäre", SHARE__PAGE_CONSENT},
    {"Weiterlesen mit Werbung", SHARE__PAGE_CONSENT},
    {"Mit Werbung weiterlesen", SHARE__PAGE_CONSENT},
    {"Weiter mit Werbung", SHARE__PAGE_CONSENT},
    {"Avant de continuer", SHARE__PAGE_CONSENT},
    {"Avant d'accéder", SHARE__PAGE_CONSENT},
    {"Votre vie privée", SHARE__PAGE_CONSENT},
    {"Le respect de votre vie privée", SHARE__PAGE_CONSENT},
    {"Nous respectons votre vie privée", SHARE__PAGE_CONSENT},
    {"Gérer vos cookies", SHARE__PAGE_CONSENT},
    {"Paramètres des cookies", SHARE__PAGE_CONSENT},
    {"Antes de continuar", SHARE__PAGE_CONSENT},
    {"Valoramos su privacidad", SHARE__PAGE_CONSENT},
    {"Valoramos tu privacidad", SHARE__PAGE_CONSENT},
    {"Tu privacidad", SHARE__PAGE_CONSENT},
    {"Configuración de cookies", SHARE__PAGE_CONSENT},
    {"Prima di continuare", SHARE__PAGE_CONSENT},
    {"La tua privacy", SHARE__PAGE_CONSENT},
    {"Rispettiamo la tua privacy", SHARE__PAGE_CONSENT},
    {"Valorizamos a sua privacidade", SHARE__PAGE_CONSENT},
    {"Voordat je verdergaat", SHARE__PAGE_CONSENT},
    {"Voordat u verdergaat", SHARE__PAGE_CONSENT},
    {"Jouw privacy", SHARE__PAGE_CONSENT},
    {"Uw privacy", SHARE__PAGE_CONSENT},
    {"Innan du fortsätter", SHARE__PAGE_CONSENT},
    {"Vi bryr oss om din integritet", SHARE__PAGE_CONSENT},
    {"Før du fortsætter", SHARE__PAGE_CONSENT},
    {"Før du fortsetter", SHARE__PAGE_CONSENT},
    {"Ennen kuin jatkat", SHARE__PAGE_CONSENT},
    {"Zanim przejdziesz", SHARE__PAGE_CONSENT},
    {"Szanujemy Twoją prywatność", SHARE__PAGE_CONSENT},
    {"Cenimy prywatność", SHARE__PAGE_CONSENT},
    {"Než budete pokračovat", SHARE__PAGE_CONSENT},
    {"Nastavení soukromí", SHARE__PAGE_CONSENT},
    {"Прежде чем продолжить", SHARE__PAGE_CONSENT},
    {"Devam etmeden önce", SHARE__PAGE_CONSENT},
    {"同意する前に", SHARE__PAGE_CONSENT},
    {"続行する前に", SHARE__PAGE_CONSENT},
    {"继续之前", SHARE__PAGE_CONSENT},
    {"계속하기 전에", SHARE__PAGE_CONSENT},

    /* errors; what begins with a status of HTTP is found by its number */
    {"Welcome to nginx", SHARE__PAGE_ERROR}, /* nothing has been put there yet */
    {"Apache2 Ubuntu Default Page", SHARE__PAGE_ERROR},
    {"Apache2 Debian Default Page", SHARE__PAGE_ERROR},
    {"Test Page for the", SHARE__PAGE_ERROR},
    {"Page not found", SHARE__PAGE_ERROR},
    {"Not found", SHARE__PAGE_ERROR},
    {"File not found", SHARE__PAGE_ERROR},
    {"Article not found", SHARE__PAGE_ERROR},
    {"Page does not exist", SHARE__PAGE_ERROR},
    {"This page doesn't exist", SHARE__PAGE_ERROR},
    {"This page isn't available", SHARE__PAGE_ERROR},
    {"This page can't be found", SHARE__PAGE_ERROR},
    {"This page could not be found", SHARE__PAGE_ERROR},
    {"The page you requested", SHARE__PAGE_ERROR},
    {"The page you were looking for", SHARE__PAGE_ERROR},
    {"The page you are looking for", SHARE__PAGE_ERROR},
    {"The page can't be found", SHARE__PAGE_ERROR},
    {"That page can't be found", SHARE__PAGE_ERROR},
    {"Oops! That page can't be found", SHARE__PAGE_ERROR},
    {"We can't find that page", SHARE__PAGE_ERROR},
    {"We can't find the page", SHARE__PAGE_ERROR},
    {"Nothing found", SHARE__PAGE_ERROR},
    {"Content not available", SHARE__PAGE_ERROR},
    {"Access denied", SHARE__PAGE_ERROR},
    {"Access to this page has been denied", SHARE__PAGE_ERROR},
    {"You have been blocked", SHARE__PAGE_ERROR},
    {"Forbidden", SHARE__PAGE_ERROR},
    {"Error", SHARE__PAGE_ERROR},
    {"An error occurred", SHARE__PAGE_ERROR},
    {"Something went wrong", SHARE__PAGE_ERROR},
    {"Internal server error", SHARE__PAGE_ERROR},
    {"Server error", SHARE__PAGE_ERROR},
    {"Bad gateway", SHARE__PAGE_ERROR},
    {"Service unavailable", SHARE__PAGE_ERROR},
    {"Service temporarily unavailable", SHARE__PAGE_ERROR},
    {"Website unavailable", SHARE__PAGE_ERROR},
    {"Site maintenance", SHARE__PAGE_ERROR},
    {"Under maintenance", SHARE__PAGE_ERROR},
    {"Database error", SHARE__PAGE_ERROR},
    {"Too many requests", SHARE__PAGE_ERROR},
    {"Account suspended", SHARE__PAGE_ERROR},
    {"Unavailable for legal reasons", SHARE__PAGE_ERROR},
    {"Seite nicht gefunden", SHARE__PAGE_ERROR},
    {"Seite wurde nicht gefunden", SHARE__PAGE_ERROR},
    {"Nicht gefunden", SHARE__PAGE_ERROR},
    {"Diese Seite existiert nicht", SHARE__PAGE_ERROR},
    {"Die Seite wurde nicht gefunden", SHARE__PAGE_ERROR},
    {"Die gesuchte Seite", SHARE__PAGE_ERROR},
    {"Die angeforderte Seite", SHARE__PAGE_ERROR},
    {"Zugriff verweigert", SHARE__PAGE_ERROR},
    {"Fehler", SHARE__PAGE_ERROR},
    {"Ein Fehler ist aufgetreten", SHARE__PAGE_ERROR},
    {"Wartungsarbeiten", SHARE__PAGE_ERROR},
    {"Page non trouvée", SHARE__PAGE_ERROR},
    {"Page introuvable", SHARE__PAGE_ERROR},
    {"Page inexistante", SHARE__PAGE_ERROR},
    {"Cette page n'existe", SHARE__PAGE_ERROR},
    {"La page demandée", SHARE__PAGE_ERROR},
    {"La page que vous", SHARE__PAGE_ERROR},
    {"Accès refusé", SHARE__PAGE_ERROR},
    {"Accès interdit", SHARE__PAGE_ERROR},
    {"Erreur", SHARE__PAGE_ERROR},
    {"Página no encontrada", SHARE__PAGE_ERROR},
    {"No se encontró la página", SHARE__PAGE_ERROR},
    {"No se ha encontrado la página", SHARE__PAGE_ERROR},
    {"Esta página no existe", SHARE__PAGE_ERROR},
    {"La página que buscas", SHARE__PAGE_ERROR},
    {"Acceso denegado", SHARE__PAGE_ERROR},
    {"Pagina non trovata", SHARE__PAGE_ERROR},
    {"La pagina non esiste", SHARE__PAGE_ERROR},
    {"La pagina richiesta", SHARE__PAGE_ERROR},
    {"Accesso negato", SHARE__PAGE_ERROR},
    {"Errore", SHARE__PAGE_ERROR},
    {"Página não encontrada", SHARE__PAGE_ERROR},
    {"Esta página não existe", SHARE__PAGE_ERROR},
    {"Acesso negado", SHARE__PAGE_ERROR},
    {"Erro", SHARE__PAGE_ERROR},
    {"Pagina niet gevonden", SHARE__PAGE_ERROR},
    {"Deze pagina bestaat niet", SHARE__PAGE_ERROR},
    {"Toegang geweigerd", SHARE__PAGE_ERROR},
    {"Sidan hittades inte", SHARE__PAGE_ERROR},
    {"Sidan kunde inte hittas", SHARE__PAGE_ERROR},
    {"Sidan finns inte", SHARE__PAGE_ERROR},
    {"Siden blev ikke fundet", SHARE__PAGE_ERROR},
    {"Siden findes ikke", SHARE__PAGE_ERROR},
    {"Siden kan ikke findes", SHARE__PAGE_ERROR},
    {"Fant ikke siden", SHARE__PAGE_ERROR},
    {"Siden finnes ikke", SHARE__PAGE_ERROR},
    {"Siden ble ikke funnet", SHARE__PAGE_ERROR},
    {"Sivua ei löytynyt", SHARE__PAGE_ERROR},
    {"Sivua ei löydy", SHARE__PAGE_ERROR},
    {"Nie znaleziono strony", SHARE__PAGE_ERROR},
    {"Strona nie istnieje", SHARE__PAGE_ERROR},
    {"Strona nie została znaleziona", SHARE__PAGE_ERROR},
    {"Nie ma takiej strony", SHARE__PAGE_ERROR},
    {"Błąd", SHARE__PAGE_ERROR},
    {"Stránka nenalezena", SHARE__PAGE_ERROR},
    {"Stránka nebyla nalezena", SHARE__PAGE_ERROR},
    {"Stránka neexistuje", SHARE__PAGE_ERROR},
    {"Stránka sa nenašla", SHARE__PAGE_ERROR},
    {"Az oldal nem található", SHARE__PAGE_ERROR},
    {"A keresett oldal nem található", SHARE__PAGE_ERROR},
    {"Pagina nu a fost găsită", SHARE__PAGE_ERROR},
    {"Страница не найдена", SHARE__PAGE_ERROR},
    {"Страницы не существует", SHARE__PAGE_ERROR},
    {"Такой страницы", SHARE__PAGE_ERROR},
    {"Доступ запрещен", SHARE__PAGE_ERROR},
    {"Доступ ограничен", SHARE__PAGE_ERROR},
    {"Ошибка", SHARE__PAGE_ERROR},
    {"Сторінку не знайдено", SHARE__PAGE_ERROR},
    {"Страницата не е намерена", SHARE__PAGE_ERROR},
    {"Η σελίδα δεν βρέθηκε", SHARE__PAGE_ERROR},
    {"Sayfa bulunamadı", SHARE__PAGE_ERROR},
    {"Aradığınız sayfa", SHARE__PAGE_ERROR},
    {"Halaman tidak ditemukan", SHARE__PAGE_ERROR},
    {"Không tìm thấy trang", SHARE__PAGE_ERROR},
    {"الصفحة غير موجودة", SHARE__PAGE_ERROR},
    {"لم يتم العثور على الصفحة", SHARE__PAGE_ERROR},
    {"صفحه پیدا نشد", SHARE__PAGE_ERROR},
    {"صفحه مورد نظر", SHARE__PAGE_ERROR},
    {"הדף לא נמצא", SHARE__PAGE_ERROR},
    {"העמוד לא נמצא", SHARE__PAGE_ERROR},
    {"पृष्ठ नहीं मिला", SHARE__PAGE_ERROR},
    {"ไม่พบหน้า", SHARE__PAGE_ERROR},
    {"页面不存在", SHARE__PAGE_ERROR},
    {"页面未找到", SHARE__PAGE_ERROR},
    {"找不到页面", SHARE__PAGE_ERROR},
    {"您访问的页面", SHARE__PAGE_ERROR},
    {"找不到網頁", SHARE__PAGE_ERROR},
    {"ページが見つかりません", SHARE__PAGE_ERROR},
    {"お探しのページ", SHARE__PAGE_ERROR},
    {"페이지를 찾을 수 없", SHARE__PAGE_ERROR},

    /* pages that a script would fill */
    {"Loading", SHARE__PAGE_NEEDS_SCRIPT},
    {"Redirecting", SHARE__PAGE_REDIRECT},
    {"Weiterleitung", SHARE__PAGE_REDIRECT},
    {"Redirection", SHARE__PAGE_REDIRECT},
    {"Page moved", SHARE__PAGE_REDIRECT},
    {"301 Moved Permanently", SHARE__PAGE_REDIRECT},
};

/* The next letter or digit at or behind *p; 0 when there is none. *gap: something stood before. */
static uint32_t next_word_character(const char **p, const char *end, bool *gap)
{
    *gap = false;
    while (*p < end) {
        const uint32_t c = share__utf8_next(p, end);
        if (share__is_word(c)) {
            return share__to_lower(c);
        }
        *gap = true;
    }
    return 0;
}

static bool begins_with(share__view title, share__view words)
{
    const char *t = title.p, *t_end = title.p + title.n, *w = words.p, *w_end = words.p + words.n;
    bool gap, ignored;
    for (;;) {
        const uint32_t wanted = next_word_character(&w, w_end, &ignored);
        const uint32_t c = next_word_character(&t, t_end, &gap);
        if (wanted == 0) { /* as whole words, where there are words */
            return c == 0 || gap || share__is_unspaced(c) || c >= 0xAC00;
        }
        if (c != wanted) {
            return false;
        }
    }
}

/* "404", "Error 503", "HTTP 410 - Gone": a number of an HTTP error among the first two words. */
static bool names_status(share__view title)
{
    const char *p = title.p, *end = title.p + title.n;
    unsigned words = 0;
    while (p < end && words < 3) {
        const char *start = p;
        const uint32_t c = share__utf8_next(&p, end);
        if (!share__is_word(c)) {
            continue;
        }
        bool digits = share__is_digit(*start);
        while (p < end) {
            const char *before = p;
            if (!share__is_word(share__utf8_next(&p, end))) {
                p = before;
                break;
            }
            digits = digits && share__is_digit(*before);
        }
        if (digits && p - start == 3) {
            const int status = (start[0] - '0') * 100 + (start[1] - '0') * 10 + (start[2] - '0');
            return (status >= 400 && status <= 410) || status == 429 || status == 451 ||
                   (status >= 500 && status <= 504) || (status >= 520 && status <= 527);
        }
        words++;
    }
    return false;
}

static bool is_ascii_word(char c)
{
    return share__is_alpha(c) || share__is_digit(c);
}

share__page_kind share__kind_of_title(share__view title)
{
    title = share__trim(title);
    bool gap;
    const char *start = title.p;
    const uint32_t first = next_word_character(&start, title.p + title.n, &gap);
    for (size_t i = 0; title.n > 0 && i < sizeof titles / sizeof *titles; i++) {
        if (is_ascii_word(titles[i].words[0]) &&
            (uint32_t)share__lower(titles[i].words[0]) != first) {
            continue; /* most of them, at one look */
        }
        const share__view words = share__view_of(titles[i].words);
        const uint32_t letter = share__utf8_first(words);
        if (letter >= 0x80 && share__is_word(letter) && share__to_lower(letter) != first) {
            continue;
        }
        if (begins_with(title, words)) {
            return (share__page_kind)titles[i].kind;
        }
    }
    return names_status(title) ? SHARE__PAGE_ERROR : SHARE__PAGE_ARTICLE;
}
