package sms.ui.contrib.internal;

import java.util.Optional;
import sms.api.audit.AuditLog;
import sms.api.compose.Composer;
import sms.api.compose.TemplateEditor;
import sms.api.compose.TemplateExchange;
import sms.api.compose.TemplateStore;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.Gateways;
import sms.api.dispatch.Resolver;
import sms.api.host.CallerContext;
import sms.api.host.SchoolDirectory;
import sms.api.portal.PortalAccounts;
import sms.api.recap.InvoiceComparison;
import sms.api.recap.LegacyImport;
import sms.api.recap.OptOuts;
import sms.api.recap.PersonHistory;
import sms.api.recap.Recap;
import sms.api.recap.Reminders;
import sms.api.recap.Replies;
import sms.api.recap.StorageStatus;
import sms.api.selection.RecipientSelector;
import sms.api.selection.SelectionStore;

/** The services behind the screens, as they are at this moment. Any of them may be away. */
public interface Backends {
  /** Who is at the keyboard. */
  Optional<CallerContext> callerContext();

  /** The school's people. */
  Optional<SchoolDirectory> directory();

  /** Criteria to recipients. */
  Optional<RecipientSelector> selector();

  /** Text to SMS. */
  Optional<Composer> composer();

  /** Predefined messages. */
  Optional<TemplateStore> templates();

  /** Selections kept under a name. */
  Optional<SelectionStore> selections();

  /** Changes them. */
  Optional<TemplateEditor> templateEditor();

  /** Takes them out and in as a file. */
  Optional<TemplateExchange> templateExchange();

  /** Takes campaigns. */
  Optional<Dispatcher> dispatcher();

  /** How the gateways stand. */
  Optional<Gateways> gateways();

  /** Decides about what is uncertain. */
  Optional<Resolver> resolver();

  /** What was sent. */
  Optional<Recap> recap();

  /** What was sent to whom. */
  Optional<PersonHistory> history();

  /** Compares invoices with what was sent. */
  Optional<InvoiceComparison> invoiceComparison();

  /** Takes in what was sent by the program before. */
  Optional<LegacyImport> legacyImport();

  /** The journal. */
  Optional<AuditLog> auditLog();

  /** What people answered. */
  Optional<Replies> replies();

  /** Who answered STOP. */
  Optional<OptOuts> optOuts();

  /** The parents' portal, which gives first-connection credentials. */
  Optional<PortalAccounts> portal();

  /** How far credentials that are repeated have come. */
  Optional<Reminders> reminders();

  /** Why the database cannot be used. */
  Optional<StorageStatus> storage();
}
