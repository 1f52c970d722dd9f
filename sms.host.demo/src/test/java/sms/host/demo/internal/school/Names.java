package sms.host.demo.internal.school;

import java.util.ArrayList;
import java.util.List;

/** What the school's people are called and do. All invented by combination. */
final class Names {
  static final List<String> LAST =
      words(
          """
          MARTIN BERNARD THOMAS PETIT ROBERT RICHARD DURAND DUBOIS MOREAU LAURENT SIMON MICHEL \
          LEFÈVRE LEROY ROUX DAVID BERTRAND MOREL FOURNIER GIRARD BONNET DUPONT LAMBERT FONTAINE \
          ROUSSEAU VINCENT MÜLLER FAURE ANDRÉ MERCIER BLANC GUÉRIN BOYER GARNIER CHEVALIER \
          FRANÇOIS LEGRAND GAUTHIER GARCÍA PERRIN ROBIN CLÉMENT MORIN NICOLAS HENRY ROUSSEL \
          MATHIEU GAUTIER MASSON MARCHAND DUVAL DENIS DUMONT MARIE LEMAIRE NOËL MEYER DUFOUR \
          MEUNIER BRUN BLANCHARD GIRAUD JOLY RIVIÈRE LUCAS BRUNET GAILLARD BARBIER ARNAUD \
          MARTÍNEZ GÉRARD ROCHE RENARD SCHMITT ROY LEROUX COLIN VIDAL CARON PICARD ROGER FABRE \
          AUBERT LEMOINE RENAUD DUMAS LACROIX OLIVIER PHILIPPE BOURGEOIS PIERRE BENOÎT REY \
          LECLERCQ PAYET ROLLAND LECLERC GUILLAUME LECOMTE LÓPEZ JEAN DUPUY GUILLOT HUBERT \
          BERGER CARPENTIER SÁNCHEZ DUPUIS MOULIN LOUIS DESCHAMPS HUET VASSEUR PÉREZ BOUCHER \
          FLEURY ROYER KLEIN JACQUET ADAM PARIS POIRIER MARTY AUBRY GUYOT CARRÉ CHARLES RENAULT \
          ÇELIK YILMAZ ÖZTÜRK DEMIR N’DIAYE DIALLO TRAORÉ KEÏTA CISSÉ COULIBALY BENALI HADDAD \
          MANSOURI BOUAZIZ NGUYEN TRẦN PHAM FERREIRA DA_SILVA COSTA RODRIGUES KOWALSKI NOWAK \
          HOARAU GRONDIN CÉLESTINE D’AMICO D’ORNANO L’HÔTE LECŒUR O’BRIEN SCHÄFER GONÇALVES \
          LE_GOFF LE_GALL KERVELLA QUÉMÉNEUR ETCHEVERRY ANTONETTI MUÑOZ IBÁÑEZ HÉBERT BÉRANGER
          """);

  static final List<String> WOMEN =
      words(
          """
          Nathalie Isabelle Sylvie Catherine Valérie Sandrine Stéphanie Céline Sophie Véronique \
          Christelle Karine Virginie Delphine Aurélie Émilie Laëtitia Élodie Caroline Hélène \
          Agnès Béatrice Cécile Anne-Laure Marie-Pierre Fatima Aïcha Leïla Zeynep Maria Noémie \
          Séverine Laurence Frédérique Maëlle Gaëlle Perrine Solène Amélie Florence
          """);

  static final List<String> MEN =
      words(
          """
          Philippe Laurent Christophe Stéphane David Frédéric Olivier Sébastien Nicolas Jérôme \
          Cédric Grégory François Éric Thierry Pascal Bruno Fabrice Arnaud Guillaume Benoît \
          Mickaël Jean-Marc Jean-François Mohamed Karim Mehmet Ousmane João Piotr Gaël Loïc \
          Hervé Rémi Cyril Aurélien Raphaël Étienne Joël Mathieu
          """);

  static final List<String> GIRLS =
      words(
          """
          Emma Jade Louise Alice Chloé Lina Léa Rose Anna Mila Inès Ambre Juliette Zoé Manon \
          Éloïse Agathe Lola Camille Sarah Nina Maëlys Océane Clémence Margaux Jeanne Anaïs \
          Héloïse Apolline Noémie Maëva Yasmine Aya Aminata Élisa Lucie Capucine Romane Salomé \
          Thaïs Gabrielle Constance Adèle Victoire Faustine
          """);

  static final List<String> BOYS =
      words(
          """
          Gabriel Léo Raphaël Louis Arthur Jules Adam Maël Lucas Hugo Noah Liam Ethan Paul \
          Nathan Théo Tom Sacha Mathis Timéo Enzo Clément Baptiste Maxime Antoine Valentin \
          Noé Éliott Gaspard Augustin Axel Yanis Rayan Ibrahim Emre Kylian Simon Côme Félix \
          Rémi Loïs Aurélien Martin Victor Esteban
          """);

  static final List<String> POSTAL_CODES =
      List.of(
          "45000", "45000", "45000", "45100", "45100", "45140", "45160", "45400", "45430", "45560",
          "45590", "45650", "45750", "45800", "41000", "41600", "28200", "75013", "97400", "97110");

  static final List<String> OPTIONS =
      List.of("LATIN", "GREC", "ALLEMAND", "ESPAGNOL", "ITALIEN", "EURO", "SPORT", "CHORALE");

  static final List<String> FUNCTIONS = functions();

  static final List<String> OTHERS =
      List.of(
          "Président de l’APEL|Présidente de l’APEL",
          "Trésorier de l’APEL|Trésorière de l’APEL",
          "Secrétaire de l’APEL",
          "Intervenant théâtre|Intervenante théâtre",
          "Intervenant musique|Intervenante musique",
          "Transporteur scolaire",
          "Traiteur",
          "Bénévole de la bibliothèque",
          "Bénévole de l’aide aux devoirs",
          "Psychologue",
          "Infirmier libéral|Infirmière libérale",
          "Médecin scolaire",
          "Maintenance informatique",
          "Entretien des espaces verts",
          "Entreprise de nettoyage");

  private Names() {}

  private static List<String> functions() {
    List<String> all = new ArrayList<>();
    all.addAll(
        List.of(
            "Chef d’établissement|Cheffe d’établissement",
            "Directeur adjoint collège|Directrice adjointe collège",
            "Directeur adjoint lycée|Directrice adjointe lycée",
            "Secrétaire de direction",
            "Secrétaire du collège",
            "Secrétaire du lycée",
            "Comptable",
            "Attaché de gestion|Attachée de gestion",
            "Responsable de la vie scolaire",
            "Conseiller principal d’éducation|Conseillère principale d’éducation",
            "Responsable d’internat",
            "Documentaliste",
            "Infirmier|Infirmière",
            "Responsable de restauration",
            "Cuisinier|Cuisinière",
            "Agent d’entretien|Agente d’entretien",
            "Agent d’accueil|Agente d’accueil",
            "Technicien de laboratoire|Technicienne de laboratoire"));
    for (int i = 0; i < 14; i++) {
      all.add(
          i % 3 == 0
              ? "Surveillant d’internat|Surveillante d’internat"
              : "Surveillant|Surveillante");
    }
    List<String> subjects =
        List.of(
            "mathématiques",
            "français",
            "histoire-géographie",
            "anglais",
            "espagnol",
            "allemand",
            "physique-chimie",
            "SVT",
            "EPS",
            "technologie",
            "arts plastiques",
            "éducation musicale",
            "philosophie",
            "SES");
    for (int i = 0; i < 73; i++) {
      String subject = subjects.get(i % subjects.size());
      String of = "aeéèhEo".indexOf(subject.charAt(0)) >= 0 ? " d’" : " de ";
      all.add("Professeur" + of + subject + "|Professeure" + of + subject);
    }
    return List.copyOf(all);
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+")).stream()
        .map(word -> word.replace('_', ' '))
        .toList();
  }
}
