package org.wsmanspec.mock.cim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.mock.cim.mof.MofResolver;
import org.wsmanspec.mock.cim.mof.MofSource;

class MofLoadTests {
  private static final Caller CALLER = new Caller("tester");

  private final ObjectManager manager = new ObjectManager(JournalSink.NONE, AccessPolicy.GRANT_ALL);

  private void load(String text) {
    manager.load(new MofSource("test.mof", text), MofResolver.NONE);
  }

  private CimClass cimClass(String name) {
    return manager.findClass("root/cimv2", name).orElseThrow();
  }

  @Test
  void readsClasses() {
    load(
        """
        Qualifier Key : boolean = false, Scope(property, reference), Flavor(DisableOverride);
        #pragma locale ("en_US")
        [Abstract, Version ("2.1.0"), Description ("A text "
           "in two parts")]
        class Top {
          [Key, MaxLen(16) : ToSubclass DisableOverride] string Name = "unnamed";
          [Write, ValueMap {"1", "2"}] uint16 Kinds[4] = {1, 0x10, 101b};
          sint32 Level = -7;
          real32 Share = 1.5e1;
          boolean Active = true;
          char16 Letter = '\\x41';
          [EmbeddedObject] string Any;
          uint32 Run([In] string Command, [In(false), Out] uint32 Codes[], [In, Out] Top REF Next);
        };
        class Bottom : Top { [Override("Level"), Write] sint32 Level; /* more */ string Own; };
        """);
    CimClass top = cimClass("TOP");
    assertTrue(top.isAbstract());
    assertFalse(cimClass("Bottom").isAbstract(), "not inherited");
    assertEquals(Optional.of("A text in two parts"), top.qualifiers().text("description"));
    assertEquals(List.of("Name"), top.keys().stream().map(CimProperty::name).toList());
    CimProperty kinds = top.property("kinds").orElseThrow();
    assertEquals(CimValue.array(CimType.UINT16, List.of(1, 16, 5)), kinds.defaultValue());
    assertTrue(kinds.isWritable());
    assertEquals(Optional.of(List.of("1", "2")), kinds.qualifiers().value("ValueMap"));
    assertEquals(
        Optional.of(BigInteger.valueOf(16)),
        top.property("Name").orElseThrow().qualifiers().value("MaxLen"));
    assertEquals("15.0", top.property("Share").orElseThrow().defaultValue().toString());
    assertEquals("'A'", top.property("Letter").orElseThrow().defaultValue().toString());
    assertEquals(CimType.EMBEDDED, top.property("Any").orElseThrow().type());
    CimMethod run = top.method("run").orElseThrow();
    assertFalse(run.isStatic());
    CimParameter codes = run.parameter("codes").orElseThrow();
    assertTrue(codes.isOut() && !codes.isIn() && codes.array());
    assertEquals(Optional.of("Top"), run.parameter("Next").orElseThrow().ofClass());

    CimClass bottom = cimClass("Bottom");
    assertEquals(List.of("Bottom", "Top"), bottom.lineage());
    assertEquals(
        List.of("Name", "Kinds", "Level", "Share", "Active", "Letter", "Any", "Own"),
        bottom.properties().stream().map(CimProperty::name).toList());
    CimProperty level = bottom.property("Level").orElseThrow();
    assertTrue(level.isWritable());
    assertEquals("-7", level.defaultValue().toString());
    assertEquals("Top", level.origin());
    assertEquals(Optional.of("2.1.0"), bottom.version());
  }

  @Test
  void readsInstancesWithAliases() {
    load(
        """
        class Node { [Key] string Name; Node REF Next; datetime At; string Lines[]; };
        instance of Node as $First { Name = "a\\\\b"; At = "20260101000000.000000+000"; };
        INSTANCE OF node AS $Second { name = "second"; NEXT = $first; Lines = {"x" "y", "z"}; };
        instance of Node { Name = "third"; Next = "Node.Name=\\"second\\""; Lines = NULL; };
        """);
    CimInstance second = manager.getInstance(CALLER, ObjectPath.parse("Node.Name=\"second\""));
    assertEquals("root/cimv2:Node.Name=\"a\\\\b\"", second.text("Next").orElseThrow());
    ObjectPath first = second.property("Next").flatMap(CimValue::reference).orElseThrow();
    assertEquals(first, ObjectPath.parse(first.toString()));
    assertEquals("a\\b", manager.getInstance(CALLER, first).text("Name").orElseThrow());
    assertEquals(List.of("xy", "z"), second.property("Lines").orElseThrow().texts());
    assertEquals("Node", second.className());
    CimInstance third = manager.getInstance(CALLER, ObjectPath.parse("Node.Name=\"third\""));
    assertEquals(second.path(), third.property("Next").flatMap(CimValue::reference));
  }

  @Test
  void loadsFilesAndTheirIncludes(@TempDir Path directory) throws IOException {
    Files.createDirectory(directory.resolve("parts"));
    Files.writeString(
        directory.resolve("all.mof"),
        "#pragma namespace (\"\\\\\\\\.\\\\root\\\\own\")\n#pragma include (\"parts/one.mof\")\n");
    Files.writeString(
        directory.resolve("parts/one.mof"), "#pragma include (\"two.mof\")\nclass One : Two {};\n");
    Files.writeString(directory.resolve("parts/two.mof"), "class Two { [Key] string Id; };\n");
    manager.load(directory.resolve("all.mof"));
    assertEquals(Set.of("root/cimv2", "root/own"), manager.namespaces());
    assertTrue(manager.isSubclass("root/own", "One", "Two"));
    assertEquals(Optional.empty(), manager.findClass("root/cimv2", "One"));
  }

  @Test
  void takesCapabilitiesFromQualifiers() {
    load(
        """
        [SupportsCreate(FALSE)] class Above { [Key] string Id; };
        [SupportsDelete(FALSE)] class Below : Above {};
        [SupportsCreate] class Lowest : Below {};
        """);
    assertEquals(
        new ClassCapabilities(false, true, true), manager.capabilities("root/cimv2", "Above"));
    assertEquals(
        new ClassCapabilities(false, true, false), manager.capabilities("root/cimv2", "Below"));
    assertEquals(
        new ClassCapabilities(true, true, false), manager.capabilities("root/cimv2", "Lowest"));
  }
}
