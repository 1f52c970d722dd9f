package sms.host.kit.internal.bugs;

import static sms.host.kit.internal.bugs.PlantedBug.inPages;

import java.util.stream.Stream;
import sms.api.host.Caller;
import sms.api.host.RecordType;
import sms.api.host.UiContribution;
import sms.host.kit.Rule;
import sms.host.kit.internal.small.SmallSite;

/** What hosts get wrong in their pages and in the filter in front of ours. */
public final class PageBugs {
  private PageBugs() {}

  /** All of them. */
  public static Stream<PlantedBug> all() {
    return Stream.concat(door(), rendering());
  }

  private static Stream<PlantedBug> door() {
    return Stream.of(
        inPages(
            Rule.PAGE_CLOSED,
            "the login filter leaves our pages out",
            callers ->
                new SmallSite(callers) {
                  @Override
                  protected boolean isIn(String path, boolean session) {
                    return session || path.startsWith("/sms/");
                  }
                }),
        inPages(
            Rule.PAGE_CALLER,
            "a session does not count for our pages",
            callers ->
                new SmallSite(callers) {
                  @Override
                  protected boolean isIn(String path, boolean session) {
                    return session && !path.startsWith("/sms/api/");
                  }
                }),
        inPages(
            Rule.PAGE_CALLER,
            "the caller has rights that are nobody’s",
            callers ->
                new SmallSite(callers) {
                  @Override
                  protected String session(Caller caller) {
                    return super.session(mighty(caller));
                  }
                }),
        inPages(
            Rule.PAGE_CALLER,
            "our pages see the directory of another school",
            callers ->
                new SmallSite(callers) {
                  @Override
                  protected String session(Caller caller) {
                    return super.session(caller).replace("Europe/Paris", "Indian/Reunion");
                  }
                }),
        inPages(
            Rule.PAGE_CLEARED,
            "the caller stays on the thread when the request is over",
            callers ->
                new SmallSite(callers) {
                  @Override
                  protected void end() {}
                }));
  }

  private static Stream<PlantedBug> rendering() {
    return Stream.of(
        inPages(
            Rule.PAGE_SERVED,
            "a proxy sends our modules as plain text",
            callers ->
                new SmallSite(callers) {
                  @Override
                  protected Answer file(String path) {
                    return new Answer(200, "text/plain", "");
                  }
                }),
        inPages(
            Rule.PAGE_MENU,
            "the menu has no entry of ours",
            callers ->
                new SmallSite(callers) {
                  @Override
                  protected String menu(Caller caller) {
                    return "<nav>Élèves</nav>";
                  }
                }),
        inPages(
            Rule.PAGE_MENU,
            "the menu shows what its user may not see",
            callers ->
                new SmallSite(callers) {
                  @Override
                  protected String menu(Caller caller) {
                    return super.menu(mighty(caller));
                  }
                }),
        inPages(
            Rule.PAGE_RECORD,
            "the actions of a record are left out",
            callers ->
                new SmallSite(callers) {
                  @Override
                  protected String onRecord(UiContribution contribution, String record) {
                    return contribution.kind() == UiContribution.Kind.RECORD_ACTION
                        ? ""
                        : super.onRecord(contribution, record);
                  }
                }),
        inPages(
            Rule.PAGE_RECORD,
            "panels are told no type of record",
            callers ->
                new SmallSite(callers) {
                  @Override
                  protected String onRecord(UiContribution contribution, String record) {
                    return super.onRecord(contribution, record.substring(record.indexOf(':') + 1));
                  }
                }),
        inPages(
            Rule.PAGE_RECORD,
            "pupils have an empty page",
            callers ->
                new SmallSite(callers) {
                  @Override
                  protected String record(RecordType type, String id) {
                    return type == RecordType.PUPIL ? "" : super.record(type, id);
                  }
                }));
  }
}
