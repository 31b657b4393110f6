package org.wsmanspec.suite.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.report.Level;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.Requirement.Confidence;

class CatalogueTests {

  private static final String HEAD = String.join("\t", CatalogueReader.COLUMNS) + "\n";
  private static final String ROW =
      "A-1\tDoc\t1\tSHALL\tservice\tarea\tyes\tSays.\t\t\thigh\t\tget\tUNTESTED\tnot yet\n";

  @Test
  void readsEveryShippedRequirement() {
    Catalogue catalogue = Catalogue.load();
    assertEquals(564, catalogue.all().stream().filter(r -> !r.id().startsWith("MS-")).count());
    Requirement r = catalogue.require("R8.4-8");
    assertEquals(Level.SHALL, r.level());
    assertEquals(Set.of(Party.SERVICE), r.parties());
    assertEquals(List.of("enumeration"), r.capabilities());
    assertEquals(Confidence.HIGH, r.confidence());
    assertEquals("DSP0226 1.0.0", r.document());
    assertTrue(r.firm());
    assertFalse(catalogue.require("DSP0226-addressing-52").firm(), "low confidence is not firm");
  }

  @Test
  void offersTheNearestIds() {
    CatalogueException e =
        assertThrows(CatalogueException.class, () -> Catalogue.load().require("DSP0226-R8.4-8"));
    assertTrue(String.valueOf(e.getMessage()).contains("did you mean R8.4-8?"), e.getMessage());
    e =
        assertThrows(
            CatalogueException.class, () -> Catalogue.load().require("DSP0226-adressing-11"));
    assertTrue(String.valueOf(e.getMessage()).contains("DSP0226-addressing-11"), e.getMessage());
  }

  @Test
  void everyPrimaryIsItselfPrimary() {
    Catalogue catalogue = Catalogue.load();
    List<String> chained =
        catalogue.all().stream()
            .filter(
                r ->
                    !r.primary().isEmpty()
                        && !r.primary().get(0).equals("*")
                        && !catalogue.require(r.primary().get(0)).primary().isEmpty())
            .map(Requirement::id)
            .toList();
    assertEquals(List.of(), chained);
  }

  @Test
  void tellsWhereAndWhatIsBroken() {
    assertMessage(HEAD + ROW.replace("SHALL", "MUSTN'T"), "x.tsv:2:11: ", "no level", "SHOULD NOT");
    assertMessage(HEAD + ROW.replace("service", "server"), "x.tsv:2:17: ", "no party");
    assertMessage(HEAD + ROW.replace("get", "gets"), "no capability", "did you mean get");
    assertMessage(HEAD + ROW.replace("\thigh", ""), "x.tsv:2:", "14 columns where 15 are due");
    assertMessage(HEAD + ROW.replace("not yet", ""), "needs a reason");
    assertMessage(HEAD + ROW.replace("\tyes", "\tno"), "UNTESTABLE");
    assertMessage("id\tdocument\n", "x.tsv:1:1: ", "name the columns");
  }

  @Test
  void refusesRepeatedAndDanglingIds() {
    List<Requirement> one = new CatalogueReader("x.tsv").read(HEAD + ROW);
    CatalogueException e =
        assertThrows(CatalogueException.class, () -> Catalogue.of(List.of(one.get(0), one.get(0))));
    assertTrue(String.valueOf(e.getMessage()).contains("A-1 is there twice"), e.getMessage());
    List<Requirement> dangling =
        new CatalogueReader("x.tsv").read(HEAD + ROW.replace("high\t", "high\tA-2"));
    e = assertThrows(CatalogueException.class, () -> Catalogue.of(dangling));
    assertTrue(
        String.valueOf(e.getMessage()).contains("A-2, which does not exist"), e.getMessage());
  }

  @Test
  void knowsItsCapabilityWords() {
    assertEquals(64, CapabilityVocabulary.standard().words().size());
    assertTrue(CapabilityVocabulary.standard().contains("enumeration.object-epr"));
  }

  private static void assertMessage(String text, String... parts) {
    CatalogueException e =
        assertThrows(CatalogueException.class, () -> new CatalogueReader("x.tsv").read(text));
    for (String part : parts) {
      assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
    }
  }
}
