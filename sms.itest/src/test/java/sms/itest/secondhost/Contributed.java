package sms.itest.secondhost;

import static java.util.stream.Collectors.joining;
import static sms.itest.secondhost.Html.parameter;
import static sms.itest.secondhost.Html.safe;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import sms.api.host.Caller;
import sms.api.host.RecordRef;
import sms.api.host.UiContribution;
import sms.api.host.UiContribution.Kind;

/** What is contributed at this moment, as this host shows it to a reader in his or her language. */
@Component(service = Contributed.class)
public final class Contributed {
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile List<UiContribution> services = List.of();

  /** The links of the bar. */
  String menu(Caller reader) {
    return shown(Kind.MENU, reader)
        .map(
            entry ->
                "<a href=\"outil?id=%s\" title=\"%s\">%s</a>"
                    .formatted(
                        parameter(entry.id()),
                        safe(entry.target(reader.locale())),
                        safe(entry.label(reader.locale()))))
        .collect(joining());
  }

  /** The buttons of a record, which choose a tool. */
  String buttons(RecordRef record, Caller reader) {
    return on(record, Kind.RECORD_ACTION, reader)
        .map(
            action ->
                "<button name=\"outil\" value=\"%s\">%s</button>"
                    .formatted(safe(action.id()), safe(action.label(reader.locale()))))
        .collect(joining());
  }

  /** The panels of a record. */
  String panels(RecordRef record, Caller reader) {
    return on(record, Kind.RECORD_PANEL, reader)
        .map(
            panel ->
                "<h2>%s</h2>%s"
                    .formatted(
                        safe(panel.label(reader.locale())),
                        element(panel, reader, Map.of("record", record.toString()))))
        .collect(joining());
  }

  /** Whichever has that id; empty when it has gone, or when the reader may not use it. */
  Optional<String> tool(String id, Caller reader, Map<String, String> attributes) {
    return services.stream()
        .filter(tool -> tool.id().equals(id))
        .filter(tool -> tool.requiredRight().map(reader::may).orElse(true))
        .map(tool -> element(tool, reader, attributes))
        .findFirst();
  }

  private Stream<UiContribution> on(RecordRef record, Kind kind, Caller reader) {
    return shown(kind, reader)
        .filter(one -> one.target(reader.locale()).equals(record.type().name()));
  }

  private Stream<UiContribution> shown(Kind kind, Caller reader) {
    return services.stream()
        .filter(one -> one.kind() == kind)
        .filter(one -> one.requiredRight().map(reader::may).orElse(true))
        .sorted(Comparator.comparingInt(UiContribution::order));
  }

  private static String element(UiContribution one, Caller reader, Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(attribute -> " %s=\"%s\"".formatted(attribute.getKey(), safe(attribute.getValue())))
        .collect(
            joining(
                "",
                "<script type=\"module\" src=\"%s\"></script><%s lang=\"%s\""
                    .formatted(
                        safe(one.moduleUrl()), one.elementTag(), reader.locale().getLanguage()),
                "></%s>".formatted(one.elementTag())));
  }
}
