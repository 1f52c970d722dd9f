package sms.ui.contrib.internal;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import sms.api.gateway.SenderId;
import sms.api.host.SendingLimits;
import sms.ui.contrib.internal.api.TestApi;
import sms.ui.contrib.internal.world.TestServer;
import sms.ui.contrib.internal.world.World;

/** Takes pictures of every state of the screens, to look at: arguments folder, widths. */
public final class Look {
  private Look() {}

  /** Runs once. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    World world = new World(Clock.systemUTC());
    world
        .outbox()
        .limits(
            new SendingLimits(OptionalLong.of(0), OptionalLong.of(5_000), OptionalLong.empty()));
    world.outbox().senders(new SenderId("CHARLEMAGNE"));
    try (TestServer server = new TestServer(world, TestApi.of(world), 0);
        Chromium chromium = new Chromium()) {
      for (String look : arguments[1].split(",")) {
        int width = Integer.parseInt(look.replaceAll("[^0-9]", ""));
        boolean dark = look.endsWith("d");
        try (BrowserContext context =
            chromium.visitor(server.address(), "admin", width, width > 600 ? 860 : 740, dark)) {
          Page page = context.newPage();
          page.onConsoleMessage(m -> System.out.println(look + " " + m.type() + " " + m.text()));
          page.onPageError(e -> System.out.println(look + " ERROR " + e));
          try {
            templates(page, folder, look);
            writing(page, folder, look);
            walk(page, folder, look);
            criteria(page, world, folder, look);
          } catch (com.microsoft.playwright.PlaywrightException e) {
            System.out.println(
                look
                    + " "
                    + e.getMessage().lines().limit(1).toList()
                    + e.getMessage().lines().filter(l -> l.contains("waiting")).toList());
            shot(page, folder, look + "-failed");
          }
        }
      }
    }
  }

  private static void templates(Page page, Path folder, String look) {
    page.navigate("/sms/page/templates");
    page.locator(".template-name").first().waitFor();
    page.waitForTimeout(300);
    shot(page, folder, look + "-templates-list");
    page.locator(".template-name").first().click();
    page.waitForTimeout(400);
    page.locator("summary").click();
    page.waitForTimeout(400);
    shot(page, folder, look + "-templates-open");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Importer"))
        .first()
        .click();
    page.getByLabel("Fichier de modèles (JSON)")
        .setInputFiles(
            new com.microsoft.playwright.options.FilePayload(
                "modeles.json",
                "application/json",
                "{\"templates\":[{\"id\":\"a\",\"name\":\"Grève\"},{\"id\":\"closure\",\"name\":\"Fermeture\"}]}"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    page.waitForTimeout(500);
    shot(page, folder, look + "-templates-import");
    page.keyboard().press("Escape");
  }

  private static void writing(Page page, Path folder, String look) {
    page.navigate("/sms/page/compose");
    page.getByLabel("Messages prédéfinis").selectOption("closure");
    page.getByText("Voir cette version").click();
    page.getByLabel("N° de portable").fill("06 39 98 12 34");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ajouter").setExact(true))
        .click();
    page.waitForTimeout(800);
    shot(page, folder, look + "-compose-translation");
    page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true))
        .fill("La fête de l’école aura lieu vendredi à 18 h. " + "Venez nombreux. ".repeat(4));
    page.getByLabel("Nature du message").selectOption("EMERGENCY");
    page.waitForTimeout(1000);
    shot(page, folder, look + "-compose-costly");
    page.getByText("Tableau de remplacement").click();
    page.waitForTimeout(300);
    shot(page, folder, look + "-compose-table");
    page.keyboard().press("Escape");
    page.getByText("M’envoyer un test").click();
    page.getByLabel("Votre portable").fill("06 39 98 12 34");
    page.waitForTimeout(1000);
    shot(page, folder, look + "-compose-trial");
    page.keyboard().press("Escape");
    page.getByText("Enregistrer comme modèle").click();
    page.waitForTimeout(300);
    shot(page, folder, look + "-compose-keep");
    page.keyboard().press("Escape");
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("Envoyer.*Standard")))
        .click();
    page.getByRole(AriaRole.DIALOG).waitFor();
    page.waitForTimeout(200);
    shot(page, folder, look + "-compose-threshold");
  }

  private static void walk(Page page, Path folder, String look) {
    page.navigate("/sms/page/recap");
    page.getByText("Aucun SMS n’a encore")
        .or(page.getByRole(AriaRole.TABLE).first())
        .first()
        .waitFor();
    shot(page, folder, look + "-recap-empty");
    page.navigate("/sms/page/compose");
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sélectionner").setExact(true))
        .waitFor();
    page.waitForTimeout(300);
    shot(page, folder, look + "-compose-empty");
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Classe Tous").setExact(true))
        .click();
    page.getByLabel("3e A", new Page.GetByLabelOptions().setExact(true)).check();
    page.getByLabel("3e B", new Page.GetByLabelOptions().setExact(true)).check();
    page.waitForTimeout(200);
    shot(page, folder, look + "-compose-classes");
    page.keyboard().press("Escape");
    page.getByLabel("Conjoints").check();
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sélectionner").setExact(true))
        .click();
    page.getByText(Pattern.compile("^\\d+ destinataires$")).waitFor();
    page.getByLabel("N° de portable").fill("06 39 98 12 34");
    button(page, "Ajouter").click();
    page.waitForTimeout(300);
    page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true))
        .fill(
            "Bonjour #PRENOM, la fête de la #CLASSE aura lieu vendredi à 18 h. Vous êtes les bienvenus !");
    page.waitForTimeout(1200);
    page.getByLabel("Envoi différé").check();
    page.waitForTimeout(600);
    shot(page, folder, look + "-compose-selected");
    page.getByLabel("Envoi différé").uncheck();
    page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true))
        .click(
            new com.microsoft.playwright.Locator.ClickOptions()
                .setButton(com.microsoft.playwright.options.MouseButton.RIGHT));
    page.waitForTimeout(200);
    shot(page, folder, look + "-compose-keywords");
    page.keyboard().press("Escape");
    page.getByLabel("Aperçu", new Page.GetByLabelOptions().setExact(true)).check();
    page.waitForTimeout(500);
    shot(page, folder, look + "-compose-preview");
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("Envoyer.*Standard")))
        .click();
    page.getByRole(AriaRole.DIALOG).waitFor();
    page.waitForTimeout(200);
    shot(page, folder, look + "-compose-confirm");
    page.locator(".confirm-typed")
        .fill(page.locator(".confirm-list .count").first().textContent().replaceAll("\\D", ""));
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("Envoyer \\d+ messages")))
        .click();
    page.getByText("Suivi de l’envoi").waitFor();
    page.waitForTimeout(1500);
    shot(page, folder, look + "-compose-sent");
    page.waitForTimeout(4000);
    page.navigate("/sms/page/recap");
    page.getByRole(AriaRole.TABLE).first().waitFor();
    page.waitForTimeout(500);
    shot(page, folder, look + "-recap");
    page.locator("tr[data-id]").nth(2).dblclick();
    page.getByRole(AriaRole.DIALOG).waitFor();
    page.waitForTimeout(200);
    shot(page, folder, look + "-recap-trail");
    page.keyboard().press("Escape");
    page.navigate("/sms/page/compose?record=FAMILY:F0001");
    page.getByText("POTTER James").first().waitFor();
    page.waitForTimeout(300);
    page.getByLabel("EVANS Lily").check();
    page.waitForTimeout(300);
    shot(page, folder, look + "-record");
  }

  private static void criteria(Page page, World world, Path folder, String look) {
    world.theSelector().install("cantine", "Cantine du jeudi");
    page.navigate("/sms/page/compose");
    button(page, "Sélectionner").click();
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("^Numéro partagé")))
        .click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^\\+ ")))
        .first()
        .click();
    page.waitForTimeout(300);
    shot(page, folder, look + "-criteria-shared");
    button(page, "Ajouter un groupe : ou bien…").click();
    button(page, "Ajouter une exception : sauf…").click();
    for (int block = 0; block < 3; block++) {
      page.getByLabel("Classe", new Page.GetByLabelOptions().setExact(true)).nth(block).click();
      page.getByLabel("3e " + "ABC".charAt(block), new Page.GetByLabelOptions().setExact(true))
          .check();
      page.keyboard().press("Escape");
    }
    page.getByText("autres critères").first().click();
    page.getByLabel("Cantine du jeudi").first().fill("table 2");
    button(page, "Sélectionner").click();
    page.getByText(Pattern.compile("^\\d+ destinataires$")).waitFor();
    page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Ajouter une personne"))
        .fill("lily");
    page.getByLabel("Personnes trouvées").getByRole(AriaRole.OPTION).first().click();
    page.waitForTimeout(300);
    page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Ajouter une personne"))
        .fill("potter");
    page.getByLabel("Personnes trouvées").getByRole(AriaRole.OPTION).first().waitFor();
    shot(page, folder, look + "-criteria-people");
    page.keyboard().press("Escape");
    page.getByLabel("N° de portable").fill("12");
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Ajouter").setExact(true).setExact(true))
        .click();
    page.waitForTimeout(300);
    page.getByLabel("Chercher un nom ou un numéro").fill("jo");
    page.waitForTimeout(400);
    shot(page, folder, look + "-criteria-lists");
    button(page, "Enregistrer").click();
    page.getByLabel("Nom de la sélection").fill("Cantine " + look);
    shot(page, folder, look + "-saved-keep");
    page.keyboard().press("Enter");
    page.waitForTimeout(500);
    button(page, "Gérer").click();
    page.waitForTimeout(200);
    shot(page, folder, look + "-saved-manage");
    button(page, "Modifier « Cantine " + look + " »").click();
    page.waitForTimeout(200);
    shot(page, folder, look + "-saved-edit");
    page.keyboard().press("Escape");
    world.theSelector().uninstall("cantine");
    page.reload();
    page.getByLabel("Sélection enregistrée").selectOption("Cantine " + look);
    page.waitForTimeout(500);
    shot(page, folder, look + "-criteria-missing");
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void shot(Page page, Path folder, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")).setFullPage(true));
  }
}
