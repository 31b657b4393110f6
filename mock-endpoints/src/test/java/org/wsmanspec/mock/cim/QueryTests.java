package org.wsmanspec.mock.cim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTests {
  private static final String NS = "root/cimv2";
  private static final Caller CALLER = new Caller("tester");

  private final ObjectManager manager = SampleRepository.create(JournalSink.NONE);

  private QueryResult run(String query) {
    return manager.execQuery(CALLER, NS, "wql", query);
  }

  /** The ids of what a query finds, joined. */
  private String ids(String query, String property) {
    List<String> ids = new ArrayList<>();
    run(query).instances().forEachRemaining(i -> ids.add(i.text(property).orElse("NULL")));
    return String.join(" ", ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Rank > 2 | a2 b1",
        "2 < Rank | a2 b1",
        "Rank >= 2 AND Rank <= 3 | a1 a2",
        "Rank = 1 OR Id = 'B1' | base b1",
        "NOT (Rank = 1 OR Id = 'b1') | a1 a2",
        "Rank <> '3' | base a1 b1",
        "id LIKE 'a%' | a1 a2",
        "Id LIKE '[^a]%' | base b1",
        "Common LIKE '%OF A_' | a1 a2",
        "__CLASS = 'wspec_deriveda' | a1 a2",
        "__CLASS ISA 'WSPEC_DerivedA' | a1 a2",
        "__this ISA 'WSPEC_DerivedB' | b1",
        "NOT __this ISA 'WSPEC_DerivedA' | base b1",
        "Rank = 1.0 | base",
        "Rank > 99999999999999999999 | ``",
        "Id < Common AND Rank = 4 | b1",
        "Id IS NULL | ``",
        "Id <> NULL AND Rank = 1 | base",
      })
  void selectsByCondition(String condition, String expected) {
    assertEquals(expected, ids("SELECT * FROM WSPEC_Base WHERE " + condition, "Id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Flag = TRUE | all",
        "Flag = 1 | all",
        "Flag <> 'true' | ``",
        "Flag IS NULL | nulls",
        "Flag = NULL | nulls",
        "NOT Flag = FALSE | all",
        "NOT (Flag = TRUE AND Signed8 = 5) | all",
        "Unsigned64 = 18446744073709551615 | all",
        "Signed64 < -9223372036854775807 | all",
        "Real64Value = -0.0025 | all",
        "Letter = 'z' | all",
        "Moment > '20261121105959.000000+000' AND Moment < '20261121110001.000000+000' | all",
        "Moment = '20261121110000.123456+000' | all",
        "Lasting >= '00000002030405.000000:000' | all",
        "DayOnly = '20261121******.******+060' | all",
        "Lasting > '20261121110000.123456+000' | ``",
        "Place.X = 3 AND Place.Label = 'HERE' | all",
        "Place ISA 'WSPEC_Point' | all",
        "Anything.X = 0 | all",
        "Anything.Nothing = 0 | ``",
        "Partner = 'WSPEC_Pair.Number=1,Name=\"left\"' | all",
        "Texts IS NOT NULL | all",
      })
  void comparesEveryType(String condition, String expected) {
    assertEquals(expected, ids("SELECT * FROM WSPEC_Types WHERE " + condition, "Id"));
  }

  @Test
  void projects() {
    QueryResult result = run("SELECT common, ID, __CLASS FROM WSPEC_Base WHERE Rank = 4");
    assertEquals(List.of("Common", "Id", "__CLASS"), result.projection());
    CimInstance found = result.instances().next();
    assertEquals(List.of("Id", "Common", "__CLASS"), List.copyOf(found.properties().keySet()));
    assertEquals("WSPEC_DerivedB", found.text("__CLASS").orElseThrow());
    assertEquals(List.of(), run("SELECT * FROM WSPEC_Base").projection());
    assertTrue(
        run("SELECT * FROM WSPEC_DerivedB").instances().next().property("OnlyB").isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT * FROM | INVALID_QUERY | QUERY_SYNTAX | ``",
        "SELECT * FROM Nope | INVALID_CLASS | NONE | Nope",
        "SELECT Nope FROM WSPEC_Base | INVALID_QUERY | QUERY_PROPERTY | Nope",
        "SELECT * FROM WSPEC_Base WHERE OnlyA = 'x' | INVALID_QUERY | QUERY_PROPERTY | OnlyA",
        "SELECT * FROM WSPEC_Base WHERE Rank = 'high' | INVALID_QUERY | BAD_VALUE | Rank",
        "SELECT * FROM WSPEC_Base WHERE Id = 5 | INVALID_QUERY | BAD_VALUE | Id",
        "SELECT * FROM WSPEC_Base WHERE Rank LIKE '1%' | INVALID_QUERY | NONE | Rank",
        "SELECT * FROM WSPEC_Base WHERE Id LIKE '[a' | INVALID_QUERY | NONE | Id",
        "SELECT * FROM WSPEC_Base WHERE Id ISA 'WSPEC_Base' | INVALID_QUERY | NONE | Id",
        "SELECT * FROM WSPEC_Base WHERE __this ISA 'Nope' | INVALID_CLASS | NONE | Nope",
        "SELECT * FROM WSPEC_Base WHERE Id = Rank | INVALID_QUERY | NONE | Id",
        "SELECT * FROM WSPEC_Base WHERE Id > NULL | INVALID_QUERY | NONE | Id",
        "SELECT * FROM WSPEC_Types WHERE Numbers = 1 | INVALID_QUERY | NONE | Numbers",
        "SELECT * FROM WSPEC_Types WHERE Moment = 'today' | INVALID_QUERY | BAD_VALUE | Moment",
        "SELECT * FROM WSPEC_Types WHERE Place.Z = 1 | INVALID_QUERY | QUERY_PROPERTY | Z",
        "SELECT * FROM WSPEC_Types WHERE Text.X = 1 | INVALID_QUERY | NONE | Text.X",
        "SELECT * FROM WSPEC_Types WHERE Place = 1 | INVALID_QUERY | BAD_VALUE | Place",
        "SELECT * FROM WSPEC_Base WITHIN 5 | INVALID_QUERY | NONE | ``",
        "ASSOCIATORS OF {Nope.Name=\"x\"} | INVALID_CLASS | NONE | Nope",
        "ASSOCIATORS OF {WSPEC_Pair.Name=\"left\"} | INVALID_PARAMETER | MISSING_KEY | Number",
        "ASSOCIATORS OF {Win32_Service.Name=\"WinRM\"} WHERE ClassDefsOnly | NOT_SUPPORTED | NONE | ClassDefsOnly",
      })
  void refuses(String query, CimStatus status, CimException.Problem problem, String name) {
    CimException e = assertThrows(CimException.class, () -> run(query));
    assertEquals(status, e.status(), e.getMessage());
    assertEquals(problem, e.problem(), e.getMessage());
    assertEquals(name, e.name().orElse(""));
  }

  @Test
  void knowsOneLanguage() {
    CimException e =
        assertThrows(
            CimException.class,
            () -> manager.execQuery(CALLER, NS, "DMTF:CQL", "SELECT * FROM WSPEC_Base"));
    assertEquals(CimStatus.QUERY_LANGUAGE_NOT_SUPPORTED, e.status());
  }

  @Test
  void followsLinks() {
    assertEquals(
        "WSPEC-HOST",
        ids("ASSOCIATORS OF {Win32_LogicalDisk='C:'}".replace("='", ".DeviceID='"), "Name"));
    assertEquals(
        "C: D: E:",
        ids(
            "ASSOCIATORS OF {Win32_ComputerSystem.Name=\"WSPEC-HOST\"}"
                + " WHERE ResultClass = CIM_LogicalDisk ResultRole = PartComponent",
            "DeviceID"));
    CimInstance keys =
        run("ASSOCIATORS OF {Win32_LogicalDisk.DeviceID='C:'} WHERE KeysOnly").instances().next();
    assertEquals(List.of("Name"), List.copyOf(keys.properties().keySet()));
    assertEquals(
        "Win32_SystemDevices",
        run("REFERENCES OF {Win32_LogicalDisk.DeviceID='C:'} WHERE Role = PartComponent")
            .instances()
            .next()
            .className());
    assertFalse(
        run("REFERENCES OF {Win32_LogicalDisk.DeviceID='C:'} WHERE Role = GroupComponent")
            .instances()
            .hasNext());
  }

  @Test
  void filtersEvents() {
    EventFilter filter =
        manager.compileEventFilter(
            NS,
            "WQL",
            "SELECT * FROM __InstanceModificationEvent WITHIN 5 WHERE TargetInstance ISA 'CIM_Service'"
                + " AND TargetInstance.State = 'Stopped' AND PreviousInstance.State <> 'Stopped'");
    assertEquals("5", filter.within().orElseThrow().toString());
    CimInstance before =
        manager.getInstance(CALLER, ObjectPath.parse("Win32_Service.Name=\"AudioSrv\""));
    CimInstance after = before.with("State", CimValue.of("Stopped"));
    assertTrue(filter.matches(event("__InstanceModificationEvent", before, after)));
    assertFalse(filter.matches(event("__InstanceModificationEvent", after, after)));
    assertFalse(filter.matches(event("__InstanceModificationEvent", after, before)));
    assertFalse(filter.matches(event("__InstanceDeletionEvent", before, after)));
    CimInstance process =
        manager.getInstance(CALLER, ObjectPath.parse("Win32_Process.Handle=\"8\""));
    assertFalse(filter.matches(event("__InstanceModificationEvent", process, process)));
    assertEquals(
        Optional.of("WSPEC_Base"),
        assertThrows(
                CimException.class,
                () -> manager.compileEventFilter(NS, "WQL", "SELECT * FROM WSPEC_Base"))
            .name());
  }

  private static CimInstance event(String className, CimInstance before, CimInstance after) {
    return CimInstance.of(className)
        .set("TargetInstance", CimValue.of(after))
        .set("PreviousInstance", CimValue.of(before))
        .build();
  }
}
