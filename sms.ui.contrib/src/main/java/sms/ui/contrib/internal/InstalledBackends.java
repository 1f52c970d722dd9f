package sms.ui.contrib.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
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

/**
 * Those installed in the framework. The references are optional, so that the pages always open and
 * can say what is missing, and dynamic, so that selections survive the restart of a neighbour.
 */
@Component(service = Backends.class)
public final class InstalledBackends implements Backends {
  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable CallerContext callerContext;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable SchoolDirectory directory;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable RecipientSelector selector;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable Composer composer;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable TemplateStore templates;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable SelectionStore selections;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable TemplateEditor templateEditor;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable TemplateExchange templateExchange;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable Dispatcher dispatcher;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable Gateways gateways;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable Resolver resolver;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable Recap recap;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable PersonHistory history;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable InvoiceComparison invoiceComparison;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable LegacyImport legacyImport;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable AuditLog auditLog;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable Replies replies;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable OptOuts optOuts;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable PortalAccounts portal;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable Reminders reminders;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile @Nullable StorageStatus storage;

  @Override
  public Optional<CallerContext> callerContext() {
    return Optional.ofNullable(callerContext);
  }

  @Override
  public Optional<SchoolDirectory> directory() {
    return Optional.ofNullable(directory);
  }

  @Override
  public Optional<RecipientSelector> selector() {
    return Optional.ofNullable(selector);
  }

  @Override
  public Optional<Composer> composer() {
    return Optional.ofNullable(composer);
  }

  @Override
  public Optional<TemplateStore> templates() {
    return Optional.ofNullable(templates);
  }

  @Override
  public Optional<SelectionStore> selections() {
    return Optional.ofNullable(selections);
  }

  @Override
  public Optional<TemplateEditor> templateEditor() {
    return Optional.ofNullable(templateEditor);
  }

  @Override
  public Optional<TemplateExchange> templateExchange() {
    return Optional.ofNullable(templateExchange);
  }

  @Override
  public Optional<Dispatcher> dispatcher() {
    return Optional.ofNullable(dispatcher);
  }

  @Override
  public Optional<Gateways> gateways() {
    return Optional.ofNullable(gateways);
  }

  @Override
  public Optional<Resolver> resolver() {
    return Optional.ofNullable(resolver);
  }

  @Override
  public Optional<Recap> recap() {
    return Optional.ofNullable(recap);
  }

  @Override
  public Optional<PersonHistory> history() {
    return Optional.ofNullable(history);
  }

  @Override
  public Optional<InvoiceComparison> invoiceComparison() {
    return Optional.ofNullable(invoiceComparison);
  }

  @Override
  public Optional<LegacyImport> legacyImport() {
    return Optional.ofNullable(legacyImport);
  }

  @Override
  public Optional<AuditLog> auditLog() {
    return Optional.ofNullable(auditLog);
  }

  @Override
  public Optional<Replies> replies() {
    return Optional.ofNullable(replies);
  }

  @Override
  public Optional<OptOuts> optOuts() {
    return Optional.ofNullable(optOuts);
  }

  @Override
  public Optional<PortalAccounts> portal() {
    return Optional.ofNullable(portal);
  }

  @Override
  public Optional<Reminders> reminders() {
    return Optional.ofNullable(reminders);
  }

  @Override
  public Optional<StorageStatus> storage() {
    return Optional.ofNullable(storage);
  }
}
