package sms.recap.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.recap.ModeTotals;
import sms.api.recap.PersonalData.Erased;
import sms.api.recap.RecapQuery;
import sms.recap.internal.audit.JdbcAuditLog;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** Access and erasure, on either database. */
abstract class PersonalDataContract extends ContractTest {
  private static final String ZOE = Samples.personId("Zoé Nguyên");
  private static final List<String> HERS =
      List.of("Zoé", "zoe nguyen", "+33612345678", "absente", ZOE);

  private JdbcPersonalData data;

  PersonalDataContract(TestDatabase.Kind kind) {
    super(kind);
  }

  @BeforeEach
  void openData() {
    execute("UPDATE sms_id SET next_id = 1 WHERE name = 'AUDIT'");
    data = new JdbcPersonalData(database());
  }

  private static OutboundSms zoe(String text) {
    return Samples.sms("Zoé Nguyên", "+33612345678", text);
  }

  private static OutboundSms ali() {
    return Samples.sms("Ali", "+33600000002", "Bonjour Ali");
  }

  /** One to both, and one about her alone. */
  private void sendBoth() {
    sendAll(append(Samples.plan(), zoe("Votre fille est absente"), ali()).leases().get(0));
    SendLease alone = append(Samples.plan(), zoe("Votre fille est absente")).leases().get(0);
    mark(alone, 1);
    record(alone, refused(nth(alone, 1), SmsState.UNCERTAIN, FailureReason.NO_CLEAR_ANSWER));
    outbox.finish(alone);
    execute(
        "UPDATE sms_campaign SET selection = 'Fiche de Zoé', body = 'absente' WHERE id = "
            + alone.campaignId());
  }

  /** Every column of every row of every table, as text. */
  private String everything() {
    StringBuilder all = new StringBuilder();
    for (String table :
        List.of(
            "sms",
            "sms_event",
            "sms_campaign",
            "sms_provider_ref",
            "sms_resend",
            "sms_audit",
            "sms_reply",
            "sms_opt_out")) {
      database()
          .transaction(
              connection -> {
                try (var rows =
                    connection.createStatement().executeQuery("SELECT * FROM " + table)) {
                  while (rows.next()) {
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                      all.append(rows.getString(i)).append('\n');
                    }
                  }
                  return all;
                }
              });
    }
    return all.toString();
  }

  @Test
  void of_nobody_nothing_is_kept() {
    sendBoth();
    assertThat(data.of("nobody")).isEmpty();
    assertThat(data.erase("nobody", "dir")).isEqualTo(new Erased(0, 0));
    assertThat(rows("sms")).isEqualTo(3);
  }

  @Test
  void a_person_is_given_all_that_was_sent_to_her_with_texts_and_events() {
    sendBoth();
    assertThat(data.of(ZOE)).hasSize(2);
    assertThat(data.of(ZOE).get(0).text()).contains("Votre fille est absente");
    assertThat(data.of(ZOE).get(0).events())
        .extracting(e -> e.state())
        .contains(SmsState.UNCERTAIN);
    assertThat(data.of(ZOE).get(1).line().number().e164()).isEqualTo("+33612345678");
  }

  @Test
  void nothing_of_an_erased_person_is_left_and_the_totals_stay() {
    sendBoth();
    ModeTotals before = recap.totals(RecapQuery.all(1), Samples.DIRECTOR);
    assertThat(before.total().messages()).isEqualTo(3);
    for (String phone : List.of("+33612345678", "+33600000002")) {
      execute(
          "INSERT INTO sms_reply (id, gateway_id, message_key, phone, body, wish, occurred, received)"
              + " VALUES (1%s, 'gw', '%s', '%s', 'STOP', 'STOP', 1, 1)"
                  .formatted(phone.substring(9), phone, phone));
      execute(
          "INSERT INTO sms_opt_out (phone, opted_out, occurred, source, change_id)"
              + " VALUES ('%s', 1, 1, 'gw', 1)".formatted(phone));
    }
    assertThat(everything()).contains(HERS);

    assertThat(data.erase(ZOE, "dir")).isEqualTo(new Erased(2, 0));

    assertThat(everything()).doesNotContain(HERS.toArray(CharSequence[]::new)).contains("Ali");
    assertThat(rows("sms_reply")).as("Ali's").isOne();
    assertThat(rows("sms_opt_out")).as("Ali's").isOne();
    assertThat(data.of(ZOE)).isEmpty();
    assertThat(recap.page(RecapQuery.all(10), Samples.DIRECTOR).lines()).hasSize(1);
    assertThat(recap.totals(RecapQuery.all(1), Samples.DIRECTOR)).isEqualTo(before);
    assertThat(new JdbcAuditLog(database()).newest(Long.MAX_VALUE, 1).get(0).entry())
        .isEqualTo(new AuditEntry("dir", AuditAction.ERASED, "a person", "messages=2 under-way=0"));
    assertThat(data.erase(ZOE, "dir")).as("again").isEqualTo(new Erased(0, 0));
  }

  @Test
  void what_is_under_way_is_told_and_goes_the_next_time() {
    SendLease lease = append(Samples.plan(), zoe("absente"), ali()).leases().get(0);
    assertThat(data.erase(ZOE, "dir")).isEqualTo(new Erased(0, 1));
    assertThat(new PersonCommand(data).erase(ZOE, "dir")).contains("1 are still under way");
    sendAll(lease);
    assertThat(new PersonCommand(data).erase(ZOE, "dir"))
        .isEqualTo("1 SMS removed; nothing is kept any more.");
  }
}
