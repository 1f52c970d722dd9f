package sms.ui.contrib.internal.api;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;
import sms.api.audit.AuditLog;
import sms.api.compose.Composer;
import sms.api.compose.TemplateEditor;
import sms.api.compose.TemplateExchange;
import sms.api.compose.TemplateStore;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.Gateways;
import sms.api.dispatch.Resolver;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.host.SchoolDirectory;
import sms.api.portal.PortalAccounts;
import sms.api.problem.Problem;
import sms.api.recap.InvoiceComparison;
import sms.api.recap.LegacyImport;
import sms.api.recap.OptOuts;
import sms.api.recap.PersonHistory;
import sms.api.recap.Recap;
import sms.api.recap.Reminders;
import sms.api.recap.Replies;
import sms.api.selection.RecipientSelector;
import sms.api.selection.SelectionStore;
import sms.ui.contrib.internal.Backends;

/** The services, or a 503 with a sentence that says which one is missing. */
record Installed(Backends backends) {
  SchoolDirectory directory(Call call) {
    return need(call, backends.directory(), "missing.directory");
  }

  RecipientSelector selector(Call call) {
    return need(call, backends.selector(), "missing.selector");
  }

  Composer composer(Call call) {
    return need(call, backends.composer(), "missing.composer");
  }

  TemplateStore templates(Call call) {
    return backends.templates().orElseThrow(() -> new Refused(503, noDatabase(call)));
  }

  SelectionStore selections(Call call) {
    return backends.selections().orElseThrow(() -> new Refused(503, noDatabase(call)));
  }

  TemplateEditor templateEditor(Call call) {
    return backends.templateEditor().orElseThrow(() -> new Refused(503, noDatabase(call)));
  }

  TemplateExchange templateExchange(Call call) {
    return need(call, backends.templateExchange(), "missing.exchange");
  }

  Dispatcher dispatcher(Call call) {
    return backends.dispatcher().orElseThrow(() -> new Refused(503, noDispatcher(call)));
  }

  Gateways gateways(Call call) {
    return backends.gateways().orElseThrow(() -> new Refused(503, noDispatcher(call)));
  }

  /**
   * Numbers leave the building: first it is entered in the journal who takes them, and nothing of
   * what is in the file.
   */
  Reply exported(Download file, Call call) {
    auditLog(call)
        .add(
            new AuditEntry(
                call.caller().userId(), AuditAction.EXPORTED, "file " + file.fileName(), ""));
    return Reply.ok(file);
  }

  AuditLog auditLog(Call call) {
    return backends.auditLog().orElseThrow(() -> new Refused(503, noDatabase(call)));
  }

  /** The school's; this computer's while the host tells nothing. */
  ZoneId zone() {
    return backends.directory().map(d -> d.school().zone()).orElseGet(ZoneId::systemDefault);
  }

  Resolver resolver(Call call) {
    return backends.resolver().orElseThrow(() -> new Refused(503, noDispatcher(call)));
  }

  Replies replies(Call call) {
    return backends.replies().orElseThrow(() -> new Refused(503, noDatabase(call)));
  }

  OptOuts optOuts(Call call) {
    return backends.optOuts().orElseThrow(() -> new Refused(503, noDatabase(call)));
  }

  Reminders reminders(Call call) {
    return backends.reminders().orElseThrow(() -> new Refused(503, noDatabase(call)));
  }

  /** The portal, if it is there and the caller may send what it gives. */
  Optional<PortalAccounts> portal(Caller caller) {
    return backends.portal().filter(portal -> caller.may(Right.CREDENTIALS));
  }

  Recap recap(Call call) {
    return backends.recap().orElseThrow(() -> new Refused(503, noDatabase(call)));
  }

  PersonHistory history(Call call) {
    return backends.history().orElseThrow(() -> new Refused(503, noDatabase(call)));
  }

  InvoiceComparison invoiceComparison(Call call) {
    return backends.invoiceComparison().orElseThrow(() -> new Refused(503, noDatabase(call)));
  }

  LegacyImport legacyImport(Call call) {
    return backends.legacyImport().orElseThrow(() -> new Refused(503, noDatabase(call)));
  }

  /** All that is missing now, said once each. */
  List<Problem> missing(Call call) {
    List<Problem> missing = new ArrayList<>();
    if (backends.directory().isEmpty()) {
      missing.add(call.problem("missing.directory"));
    }
    if (backends.selector().isEmpty()) {
      missing.add(call.problem("missing.selector"));
    }
    if (backends.composer().isEmpty()) {
      missing.add(call.problem("missing.composer"));
    }
    if (backends.templates().isEmpty() || backends.recap().isEmpty()) {
      missing.add(noDatabase(call));
    } else if (backends.dispatcher().isEmpty()) {
      missing.add(noDispatcher(call));
    } else if (backends.dispatcher().get().offers().isEmpty()) {
      missing.add(call.problem("missing.gateway"));
    }
    return missing;
  }

  /**
   * A mark of what the page loads when it opens: which filters, keywords and modes there are. It
   * differs once a bundle has come or gone; nothing else can be read from it.
   */
  String mark(Call call) {
    List<Object> all = new ArrayList<>();
    backends
        .selector()
        .ifPresent(selector -> selector.filters().forEach(filter -> all.add(filter.id())));
    backends.composer().ifPresent(composer -> all.addAll(composer.keywords(call.locale())));
    backends.dispatcher().ifPresent(dispatcher -> all.addAll(dispatcher.offers()));
    all.add(backends.templates().isPresent());
    all.add(backends.portal().map(PortalAccounts::way));
    return Integer.toHexString(all.hashCode());
  }

  /** As the database's own bundle says, else in general. */
  Problem noDatabase(Call call) {
    return backends
        .storage()
        .flatMap(status -> status.problem(call.locale()))
        .orElseGet(() -> call.problem("missing.database"));
  }

  private Problem noDispatcher(Call call) {
    return backends
        .storage()
        .flatMap(status -> status.problem(call.locale()))
        .orElseGet(() -> call.problem("missing.dispatcher"));
  }

  private static <T> T need(Call call, Optional<T> service, String code) {
    return service.orElseThrow(() -> call.refused(503, code));
  }
}
