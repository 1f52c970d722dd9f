package sms.host.demo.internal.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sms.api.host.UiContribution;

/** The menu: what is contributed, and nothing else. */
final class Menu {
  private Menu() {}

  /** The whole menu as this user sees it; nothing when nothing is contributed. */
  static Html of(View view, List<UiContribution> contributions) {
    Map<String, Map<String, Html>> sections = new LinkedHashMap<>();
    for (UiContribution contribution : contributions) {
      String[] labels = contribution.target(view.caller().locale()).split(" / ", 2);
      sections
          .computeIfAbsent(labels[0], key -> new LinkedHashMap<>())
          .merge(
              labels.length > 1 ? labels[1] : "",
              entry(view, contribution),
              (one, other) -> Html.of("{}{}", one, other));
    }
    return sections.entrySet().stream()
        .map(
            section ->
                Html.of(
                    "<section><h2>{}</h2>{}</section>",
                    section.getKey(),
                    section.getValue().entrySet().stream()
                        .map(group -> group(group.getKey(), group.getValue()))
                        .collect(Html.joining())))
        .collect(Html.joining());
  }

  private static Html group(String label, Html entries) {
    return Html.of(
        "{}<ul>{}</ul>", Html.when(!label.isEmpty(), Html.of("<h3>{}</h3>", label)), entries);
  }

  private static Html entry(View view, UiContribution contribution) {
    String path = ContributionServlet.path(contribution);
    boolean here = view.path().equals(path) || view.path().startsWith(path + "?");
    return Html.of(
        "<li><a href=\"{}\"{}>{}<span>{}</span></a></li>",
        path,
        Html.when(here, Html.of(" aria-current=\"page\"")),
        icon(contribution),
        contribution.label(view.caller().locale()));
  }

  static Html icon(UiContribution contribution) {
    return contribution
        .icon()
        .filter(icon -> icon.startsWith("/") && !icon.startsWith("//"))
        .map(icon -> Html.of("<img src=\"{}\" alt=\"\" width=\"20\" height=\"20\">", icon))
        .orElse(Html.NONE);
  }
}
