package org.wsmanspec.suite.negative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wsmanspec.report.Level;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.suite.catalogue.Catalogue;

/** The inventory of requests has what the schemas have, and demands what the catalogue demands. */
class InventoryTests {

  private static final Inventory INVENTORY = InventoryReader.read();

  @Test
  void everythingInTheSchemasIsInTheInventory() throws IOException {
    Set<String> known = new TreeSet<>(INVENTORY.elsewhere().keySet());
    INVENTORY.items().forEach(i -> known.add(i.element()));
    // Parts of a reference are listed below the header that they stand in.
    INVENTORY.items().stream()
        .filter(i -> !i.element().contains("/@"))
        .forEach(i -> known.add(i.element().replaceFirst(".*/", "")));
    List<String> lacking =
        SchemaParts.all().keySet().stream().filter(p -> !known.contains(p)).sorted().toList();
    assertEquals(
        List.of(),
        lacking,
        "add them to 'elements' of inventory.yaml, or to 'elsewhere' if no request has them");
  }

  @Test
  void nothingIsElsewhereThatIsHereOrNowhere() throws IOException {
    Set<String> here =
        INVENTORY.items().stream().map(Inventory.Item::element).collect(Collectors.toSet());
    Map<String, String> schema = SchemaParts.all();
    List<String> wrong =
        INVENTORY.elsewhere().keySet().stream()
            .filter(e -> here.contains(e) || !schema.containsKey(e))
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void typesAreThoseOfTheSchemas() throws IOException {
    Map<String, String> schema = SchemaParts.all();
    StringBuilder wrong = new StringBuilder();
    for (Inventory.Item item : INVENTORY.items()) {
      String type = schema.getOrDefault(item.element(), "");
      if (!type.isEmpty() && !type.equals(item.type())) {
        wrong.append(item.element()).append(" is of type ").append(type).append('\n');
      }
    }
    assertEquals("", wrong.toString());
  }

  @Test
  void everyElementIsBentInEveryWayThatItCanBe() {
    // What is only ever empty, open to anything or an attribute cannot be bent in every way.
    Set<Bend> seen = new java.util.HashSet<>();
    INVENTORY.items().forEach(i -> seen.addAll(i.cases().keySet()));
    assertEquals(Set.of(Bend.values()), seen);
    for (Inventory.Item item : INVENTORY.items()) {
      assertTrue(!item.cases().isEmpty(), item.element());
    }
  }

  @Test
  void whatIsDemandedIsDemandedOfServices() {
    Catalogue catalogue = Catalogue.load();
    dues()
        .forEach(
            due -> {
              Requirement requirement = catalogue.require(due.covers());
              assertTrue(
                  requirement.parties().stream().anyMatch(p -> p.name().equals("SERVICE")),
                  due.covers() + " does not bind services");
              assertTrue(
                  requirement.level() != Level.MAY,
                  due.covers() + " is a permission, so it is open");
            });
  }

  @Test
  void whatIsOpenSaysWhy() {
    for (Inventory.Item item : INVENTORY.items()) {
      item.cases()
          .forEach(
              (bend, one) -> {
                if (one.due().isEmpty()) {
                  assertTrue(one.open().length() > 20, item.element() + " " + bend.word());
                }
              });
    }
  }

  private static Stream<Inventory.Due> dues() {
    return INVENTORY.items().stream()
        .flatMap(i -> i.cases().values().stream())
        .flatMap(c -> c.due().stream())
        .distinct();
  }
}
