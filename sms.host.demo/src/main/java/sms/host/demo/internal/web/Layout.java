package sms.host.demo.internal.web;

import java.util.List;
import sms.api.host.School;
import sms.host.demo.internal.Texts;
import sms.host.demo.internal.access.StaticPath;

/** What is around every page. */
final class Layout {
  private Layout() {}

  /** A page of somebody signed in. */
  static Html page(View view, School school, Page page, Html menu) {
    Texts texts = view.texts();
    Html body =
        Html.of(
            """
            <a class="skip" href="#main">{}</a>
            <header class="top">
            <a class="brand" href="/"><span class="mark" aria-hidden="true">{}</span><span>{}</span></a>
            <button type="button" class="menu-button" id="menu-button" aria-expanded="false" \
            aria-controls="navigation">{}</button>
            <div class="navigation" id="navigation">
            <nav class="sections" aria-label="{}">{}</nav>
            {}
            </div>
            </header>
            <div class="columns">
            <nav class="menu" id="menu" aria-label="{}"{}>{}</nav>
            <main id="main" tabindex="-1">{}</main>
            </div>
            """,
            texts.get("skip"),
            initial(school.name()),
            school.name(),
            texts.get("menu"),
            texts.get("sections"),
            sections(view),
            user(view),
            texts.get("menu"),
            Html.when(menu.isEmpty(), Html.of(" hidden")),
            menu,
            page.body());
    return document(texts, page.title(), school.name(), body, page.modules());
  }

  /** A page of nobody in particular. */
  static Html bare(Texts texts, String title, Html body) {
    return document(
        texts,
        title,
        texts.get("demo"),
        Html.of("<main id=\"main\" class=\"bare\">{}</main>", body),
        List.of());
  }

  private static Html document(
      Texts texts, String title, String school, Html body, List<String> modules) {
    return Html.of(
        """
        <!DOCTYPE html>
        <html lang="{}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{} – {}</title>
        <link rel="icon" href="{}icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="{}host.css">
        <script type="module" src="{}host.js"></script>
        {}</head>
        <body>
        {}</body>
        </html>
        """,
        texts.locale().getLanguage(),
        title,
        school,
        StaticPath.PREFIX,
        StaticPath.PREFIX,
        StaticPath.PREFIX,
        modules.stream()
            .distinct()
            .map(url -> Html.of("<script type=\"module\" src=\"{}\"></script>\n", url))
            .toList(),
        body);
  }

  private static Html sections(View view) {
    Html pages =
        RecordKind.ALL.stream()
            .map(kind -> link(view, kind.path(), view.text(kind.titleKey())))
            .collect(Html.joining());
    return Html.of(
        "{}{}",
        pages,
        Html.when(
            view.caller().may(sms.api.host.Right.ADMINISTER),
            Html.of(
                "{}{}",
                link(view, UsersServlet.PATH, view.text("users")),
                link(view, DataServlet.PATH, view.text("data")))));
  }

  private static Html link(View view, String path, String label) {
    boolean here =
        view.path().equals(path)
            || view.path().startsWith(path + "/")
            || view.path().startsWith(path + "?");
    return Html.of(
        "<a href=\"{}\"{}>{}</a>", path, Html.when(here, Html.of(" aria-current=\"page\"")), label);
  }

  private static Html user(View view) {
    String other = view.texts().locale().getLanguage().equals("en") ? "fr" : "en";
    return Html.of(
        """
        <div class="user">
        <a class="who" href="/profile"><strong>{}</strong><small>{}</small></a>
        {}
        <form method="post" action="/logout">{}<button class="quiet">{}</button></form>
        </div>
        """,
        view.caller().displayName(),
        view.text("workstation.is", view.caller().workstation()),
        language(other, view.text("language." + other), view.session().csrf(), view.path()),
        view.csrf(),
        view.text("logout"));
  }

  /** The switch to the other language. */
  static Html language(String language, String label, String csrf, String path) {
    return Html.of(
        """
        <form method="post" action="/language"><input type="hidden" name="csrf" value="{}">\
        <input type="hidden" name="next" value="{}">\
        <button class="quiet" name="lang" value="{}" lang="{}">{}</button></form>
        """,
        csrf,
        path,
        language,
        language,
        label);
  }

  private static String initial(String name) {
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
  }
}
