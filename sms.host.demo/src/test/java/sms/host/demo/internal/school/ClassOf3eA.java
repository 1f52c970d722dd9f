package sms.host.demo.internal.school;

import static sms.host.demo.internal.school.SchoolRows.Someone.mr;
import static sms.host.demo.internal.school.SchoolRows.Someone.mrs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import sms.host.demo.internal.school.SchoolRows.Fam;
import sms.host.demo.internal.school.SchoolRows.Someone;

/** The 28 pupils of the class 3e A, chosen so that each interesting case is in a family of it. */
final class ClassOf3eA {
  private static final String NEVER = "";
  private static final String SEPTEMBER = "2026-09-07T18:22:00Z";

  private final SchoolRows rows;
  private int day = 1;
  private int children;

  ClassOf3eA(SchoolRows rows) {
    this.rows = rows;
  }

  void make() {
    accentsAndSpouses();
    siblingsAndSharedNumbers();
    overseasAndForeign();
    missingAndBroken();
    notToBeWrittenTo();
    providerTrouble();
  }

  private void accentsAndSpouses() {
    // Both parents have a mobile; never connected, and connected without changing the password.
    Fam lefevre = family("LEFÈVRE", false, "45000", "direct_debit", "0");
    first(lefevre, mrs("LEFÈVRE", "Claire").mobile("06 39 98 01 01"));
    account("clefevre.3a", NEVER, false);
    spouse(lefevre, mr("LEFÈVRE", "Grégoire").mobile("06 39 98 01 02"));
    account("glefevre.3a", SEPTEMBER, false);
    pupil(lefevre, "LEFÈVRE", "Éloïse", true, "half_board", List.of("LATIN"));

    // In two names, as on the picture of the guide; English is written to them.
    Fam potter = family("POTTER", false, "45100", "cheque", "0");
    first(potter, mrs("EVANS", "Lily").mobile("0639980103").language("en"));
    account("levans.3a", SEPTEMBER, true);
    spouse(potter, mr("POTTER", "James").mobile("06.39.98.01.04").language("en"));
    account("jpotter.3a", NEVER, false);
    pupil(potter, "POTTER", "Alix", false, "boarder", List.of("EURO"));

    // An apostrophe, and a number with the international prefix typed as 00.
    Fam hericourt = family("D’HÉRICOURT", false, "45160", "direct_debit", "412.50");
    first(hericourt, mr("D’HÉRICOURT", "Amaury").mobile("0033 6 39 98 01 05"));
    account("adhericourt.3a", SEPTEMBER, true);
    pupil(hericourt, "D’HÉRICOURT", "Apolline", true, "boarder", List.of("GREC", "LATIN"));

    Fam oconnor = family("O’CONNOR", false, "45400", "other", "0");
    first(oconnor, mr("O’CONNOR", "Sean").mobile("+33 6 39 98 01 06").language("en"));
    account("soconnor.3a", NEVER, false);
    pupil(oconnor, "O’CONNOR", "Liam", false, "half_board", List.of());
  }

  private void siblingsAndSharedNumbers() {
    // Separated parents; a brother in another class.
    Fam ndiaye = family("N’DIAYE", true, "45000", "cheque", "86.00");
    first(ndiaye, mrs("N’DIAYE", "Fatou").mobile("06 39 98 01 07"));
    account("fndiaye.3a", NEVER, false);
    second(ndiaye, mr("N’DIAYE", "Ousmane").mobile("06 39 98 01 08"), true);
    account("ondiaye.3a", SEPTEMBER, true);
    pupil(ndiaye, "N’DIAYE", "Aminata", true, "half_board", List.of());
    sibling(ndiaye, "N’DIAYE", "Moussa", false, "6e", "6e B", 2015);

    // Two children in the same class: one SMS for both.
    Fam martin = family("MARTIN", false, "45140", "direct_debit", "0");
    first(martin, mrs("MARTIN", "Sandrine").mobile("06 39 98 01 09"));
    account("smartin.3a", SEPTEMBER, true);
    spouse(martin, mr("MARTIN", "Olivier").mobile("06 39 98 01 10"));
    account("omartin.3a", NEVER, false);
    pupil(martin, "MARTIN", "Lucie", true, "half_board", List.of("ESPAGNOL"));
    pupil(martin, "MARTIN", "Hugo", false, "day", List.of("ALLEMAND"));

    // The parents share a mobile; twins in two classes.
    Fam dubois = family("DUBOIS", false, "45000", "cheque", "0");
    first(dubois, mr("DUBOIS", "Laurent").mobile("06 39 98 01 11"));
    account("ldubois.3a", NEVER, false);
    spouse(dubois, mrs("DUBOIS", "Nathalie").mobile("06.39.98.01.11"));
    account("ndubois.3a", NEVER, false);
    pupil(dubois, "DUBOIS", "Théo", false, "half_board", List.of());
    sibling(dubois, "DUBOIS", "Tom", false, "3e", "3e B", 2012);

    // Two families share the number of a grandmother who looks after both.
    Fam vasseur = family("VASSEUR", true, "45800", "cheque", "0");
    first(vasseur, mrs("VASSEUR", "Émilie").mobile("06 39 98 01 12"));
    account("evasseur.3a", SEPTEMBER, false);
    second(vasseur, mr("BRUNET", "Cédric").mobile("06 39 98 01 13"), true);
    spouse(vasseur, mr("LAMBERT", "Yoann").mobile("06 39 98 01 14"), false);
    pupil(vasseur, "VASSEUR", "Timéo", false, "day", List.of());
    Fam brunet = family("BRUNET", false, "45800", "cheque", "0");
    first(brunet, mrs("BRUNET", "Monique").mobile("06 39 98 01 12"));
    account("mbrunet.3a", NEVER, false);
    pupil(brunet, "BRUNET", "Manon", true, "day", List.of());
  }

  private void overseasAndForeign() {
    Fam hoarau = family("HOARAU", false, "45000", "cheque", "0");
    first(hoarau, mrs("HOARAU", "Marie-Josée").mobile("0693 08 01 15"));
    account("mhoarau.3a", NEVER, false);
    pupil(hoarau, "HOARAU", "Kévin", false, "boarder", List.of("SPORT"));

    Fam celestine = family("CÉLESTINE", false, "45100", "direct_debit", "0");
    first(celestine, mr("CÉLESTINE", "Rodrigue").mobile("+590 691 00 01 16"));
    account("rcelestine.3a", SEPTEMBER, true);
    pupil(celestine, "CÉLESTINE", "Maëlys", true, "boarder", List.of());

    Fam schaefer = family("SCHÄFER", false, "45000", "other", "0");
    first(schaefer, mr("SCHÄFER", "Matthias").mobile("+49 171 3920017").language("de"));
    account("mschafer.3a", SEPTEMBER, true);
    spouse(schaefer, mrs("SCHÄFER", "Hélène").mobile("06 39 98 01 18"));
    account("hschafer.3a", SEPTEMBER, true);
    pupil(schaefer, "SCHÄFER", "Jonas", false, "half_board", List.of("ALLEMAND"));
  }

  private void missingAndBroken() {
    Fam gauthier = family("GAUTHIER", false, "45160", "cheque", "0");
    first(gauthier, mrs("GAUTHIER", "Béatrice").mobile("02 61 91 01 19"));
    account("bgauthier.3a", NEVER, false);
    pupil(gauthier, "GAUTHIER", "Inès", true, "half_board", List.of());

    Fam leveque = family("LÉVÊQUE", false, "45140", "direct_debit", "0");
    first(leveque, mr("LÉVÊQUE", "François").mobile(""));
    account("fleveque.3a", SEPTEMBER, true);
    spouse(leveque, mrs("LÉVÊQUE", "Agnès").mobile("06 39 98 01 20"));
    account("aleveque.3a", NEVER, false);
    pupil(leveque, "LÉVÊQUE", "Baptiste", false, "half_board", List.of("LATIN"));

    Fam benali = family("BENALI", false, "45100", "cheque", "240.00");
    first(benali, mrs("BENALI", "Samira").mobile("06.39.98.01.21 maman").language("ar"));
    account("sbenali.3a", NEVER, false);
    pupil(benali, "BENALI", "Yanis", false, "day", List.of());

    Fam garcia = family("GARCÍA", false, "45000", "direct_debit", "0");
    first(garcia, mr("GARCÍA", "Miguel").mobile("06 39 98 01 22 / 06 39 98 01 23").language("es"));
    account("mgarcia.3a", SEPTEMBER, false);
    pupil(garcia, "GARCÍA", "Lola", true, "half_board", List.of("ESPAGNOL"));

    Fam petit = family("PETIT", false, "45400", "cheque", "0");
    first(petit, mrs("PETIT", "Valérie").mobile("06 39 98 01 2"));
    account("vpetit.3a", NEVER, false);
    pupil(petit, "PETIT", "Nathan", false, "half_board", List.of());
  }

  private void notToBeWrittenTo() {
    // Ne pas envoyer de SMS, once for responsable 1 and once for the spouse.
    Fam moreau = family("MOREAU", false, "45000", "cheque", "0");
    first(moreau, mrs("MOREAU", "Isabelle").mobile("06 39 98 01 25").noSms());
    account("imoreau.3a", SEPTEMBER, true);
    pupil(moreau, "MOREAU", "Sarah", true, "half_board", List.of());

    Fam celik = family("ÇELIK", false, "45100", "cheque", "0");
    first(celik, mrs("ÇELIK", "Zeynep").mobile("06 39 98 01 26").language("tr"));
    account("zcelik.3a", NEVER, false);
    spouse(celik, mr("ÇELIK", "Murat").mobile("06 39 98 01 27").language("tr").noSms());
    account("mcelik.3a", NEVER, false);
    pupil(celik, "ÇELIK", "Emre", false, "half_board", List.of("SPORT"));

    // The second parent has no legal rights.
    Fam fournier = family("FOURNIER", true, "45000", "direct_debit", "0");
    first(fournier, mrs("FOURNIER", "Delphine").mobile("06 39 98 01 28"));
    account("dfournier.3a", SEPTEMBER, true);
    second(fournier, mr("ROCHE", "Stéphane").mobile("06 39 98 01 29"), false);
    pupil(fournier, "FOURNIER", "Gabriel", false, "half_board", List.of());

    // Responsable 1 has died.
    Fam girard = family("GIRARD", false, "45140", "cheque", "0");
    first(girard, mr("GIRARD", "Philippe").mobile("06 39 98 01 30").deceased());
    spouse(girard, mrs("GIRARD", "Anne").mobile("06 39 98 01 31"));
    account("agirard.3a", SEPTEMBER, true);
    pupil(girard, "GIRARD", "Jules", false, "half_board", List.of("CHORALE"));

    // The pupil has left.
    Fam noel = family("NOËL", false, "45000", "cheque", "154.20");
    first(noel, mrs("NOËL", "Céline").mobile("06 39 98 01 32"));
    account("cnoel.3a", NEVER, false);
    rows.pupil(noel, child("NOËL", "Anaïs", true), "");
    enrol("half_board", List.of(), "2026-10-16");
  }

  private void providerTrouble() {
    trouble("FERREIRA DA SILVA", "Maria", "Beatriz", "06 39 98 01 97", "pt");
    trouble("NGUYEN", "Thi-Lan", "Minh-Anh", "06 39 98 01 98", "fr");
    trouble("LECŒUR", "Noémie", "Zoé", "06 39 98 01 99", "fr");
    trouble("HADDAD", "Leïla", "Nour", "06 39 98 01 90", "ar");
    trouble("KOWALSKI", "Agnieszka", "Hanna", "06 39 98 01 96", "pl");
    trouble("ROUSSEL", "Maëva", "Chloé", "06 39 98 01 93", "fr");
  }

  private void trouble(String last, String first, String girl, String mobile, String language) {
    Fam family = family(last, false, "45000", "cheque", "0");
    first(family, mrs(last, first).mobile(mobile).language(language));
    account(SchoolRows.login(mrs(last, first)) + ".3a", NEVER, false);
    pupil(family, last, girl, true, "half_board", List.of());
  }

  private Fam family(
      String name, boolean separated, String postalCode, String payment, String balance) {
    return rows.family(name, separated, postalCode, payment, new BigDecimal(balance));
  }

  private void first(Fam family, Someone someone) {
    rows.guardian(family, "responsable_1", someone.born(LocalDate.of(1980, 3, day())), true);
  }

  private void spouse(Fam family, Someone someone) {
    spouse(family, someone, true);
  }

  private void spouse(Fam family, Someone someone, boolean rights) {
    rows.guardian(family, "spouse", someone.born(LocalDate.of(1979, 6, day())), rights);
  }

  private void second(Fam family, Someone someone, boolean rights) {
    rows.guardian(family, "responsable_2", someone.born(LocalDate.of(1978, 8, day())), rights);
  }

  private void account(String login, String lastConnection, boolean changed) {
    rows.account(login, lastConnection, changed);
  }

  private Someone child(String last, String first, boolean girl) {
    children++;
    // Every second child has a mobile of its own.
    String mobile = children % 2 == 0 ? String.format("06 39 98 02 %02d", children) : "";
    return new Someone("", last, first, girl ? "female" : "male")
        .born(LocalDate.of(2012, 1 + day() % 12, 1 + day() % 28))
        .mobile(mobile);
  }

  private void pupil(
      Fam family, String last, String first, boolean girl, String regime, List<String> options) {
    rows.pupil(
        family, child(last, first, girl), day % 3 == 0 ? "" : "2de " + "ABC".charAt(day % 3));
    enrol(regime, options, "");
  }

  private void enrol(String regime, List<String> options, String left) {
    rows.enrolment("2026-2027", "3e A", "3e", regime, options, "2026-09-01", left);
    rows.enrolment(
        "2025-2026",
        "4e " + "ABCDE".charAt(day % 5),
        "4e",
        regime,
        List.of(),
        "2025-09-01",
        "2026-07-03");
  }

  private void sibling(
      Fam family, String last, String first, boolean girl, String level, String name, int year) {
    rows.pupil(
        family,
        new Someone("", last, first, girl ? "female" : "male").born(LocalDate.of(year, 5, day())),
        "");
    rows.enrolment("2026-2027", name, level, "half_board", List.of(), "2026-09-01", "");
  }

  private int day() {
    day = day % 28 + 1;
    return day;
  }
}
