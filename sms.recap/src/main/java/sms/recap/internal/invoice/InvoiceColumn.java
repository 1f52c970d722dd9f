package sms.recap.internal.invoice;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sms.recap.internal.csv.Cells;

/**
 * A column of an invoice, by the names it is known under: in French and English, and as the APIs of
 * Twilio, Vonage, OVHcloud, Octopush and Brevo call it. Of two columns in one file the name that
 * comes first here counts.
 */
enum InvoiceColumn {
  ID(
      "messageid",
      "idmessage",
      "smsid",
      "idsms",
      "messagesid",
      "sid",
      "msgid",
      "smsticket",
      "ticket",
      "identifiantmessage",
      "identifiantsms",
      "identifiant",
      "providerid",
      "id"),
  NUMBER(
      "numerodestinataire",
      "numerodetelephone",
      "numeromobile",
      "phonenumber",
      "numero",
      "telephone",
      "mobile",
      "portable",
      "msisdn",
      "to",
      "receiver",
      "recipient",
      "destinataire",
      "destination",
      "number",
      "phone",
      "tel",
      "ndetelephone"),
  DATE(
      "datedenvoi",
      "dateenvoi",
      "datesent",
      "sentdate",
      "sentat",
      "senddate",
      "dateheure",
      "datetime",
      "date",
      "creationdatetime",
      "datecreated",
      "createdat",
      "datecreation",
      "datereceived",
      "submitdate",
      "horodatage",
      "timestamp",
      "envoyele",
      "jour",
      "day"),
  PARTS(
      "nombredesms",
      "nombresms",
      "nbsms",
      "nbresms",
      "smsfactures",
      "numberofsms",
      "numberofsmsneeded",
      "numsegments",
      "segments",
      "parts",
      "smscount",
      "messagecount",
      "quantite",
      "quantity",
      "sms"),
  PRICE(
      "prixtotal",
      "totalprice",
      "totalcost",
      "totalht",
      "montantht",
      "montant",
      "prixht",
      "prix",
      "coutht",
      "cout",
      "price",
      "cost",
      "amount",
      "tarif",
      "total"),
  CURRENCY("currency", "devise", "priceunit");

  private final List<String> names;

  InvoiceColumn(String... names) {
    this.names = List.of(names);
  }

  /** Where each column is in a record that names them, from 0; those that it has not are absent. */
  static Map<InvoiceColumn, Integer> positions(CsvRecord header) {
    Map<String, Integer> words = new HashMap<>();
    for (int i = 0; i < header.getFieldCount(); i++) {
      words.putIfAbsent(Cells.word(header.getField(i)), i);
    }
    Map<InvoiceColumn, Integer> positions = new EnumMap<>(InvoiceColumn.class);
    for (InvoiceColumn column : values()) {
      column.names.stream()
          .filter(words::containsKey)
          .findFirst()
          .ifPresent(name -> positions.put(column, words.get(name)));
    }
    return positions;
  }

  /** Whether an SMS can be found by those. */
  static boolean suffice(Map<InvoiceColumn, Integer> positions) {
    return positions.containsKey(ID)
        || (positions.containsKey(NUMBER) && positions.containsKey(DATE));
  }
}
