package org.wsmanspec.mock.cim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ObjectManagerTests {
  private static final String NS = "root/cimv2";
  private static final Caller CALLER = new Caller("tester");
  private static final Optional<List<String>> ALL = Optional.empty();

  private final Journal journal = new Journal();
  private final ObjectManager manager = SampleRepository.create(journal);

  @BeforeEach
  void startsWithAnEmptyJournal() {
    assertEquals(List.of(), journal.steps(), "setting up is not journalled");
  }

  private static ObjectPath path(String text) {
    return ObjectPath.parse(text);
  }

  private static CimException refused(CimStatus status, Executable operation) {
    CimException e = assertThrows(CimException.class, operation);
    assertEquals(status, e.status(), e.getMessage());
    return e;
  }

  private static CimInstance.Builder setting() {
    return CimInstance.of("WSPEC_Setting");
  }

  private List<String> texts(Iterator<CimInstance> instances, String property) {
    List<String> texts = new ArrayList<>();
    instances.forEachRemaining(i -> texts.add(i.text(property).orElse("NULL")));
    return texts;
  }

  @Test
  void findsAnInstanceWhateverTheCaseAndOrderOfNames() {
    CimInstance found =
        manager.getInstance(CALLER, path("ROOT\\CIMV2:wspec_PAIR.number=1,NAME=\"left\""));
    assertEquals(
        "root/cimv2:WSPEC_Pair.Name=\"left\",Number=1", found.path().orElseThrow().toString());
    assertEquals("first of two", found.text("note").orElseThrow());
    assertEquals(List.of("accessCheck GRANTED", "getClass OK", "getInstance OK"), journal.steps());
  }

  @Test
  void findsAnInstanceByAPathOfItsSuperclass() {
    CimInstance found = manager.getInstance(CALLER, path("CIM_Service.Name=\"WinRM\""));
    assertEquals("Win32_Service", found.className());
    assertEquals(
        "WSPEC_DerivedA", manager.getInstance(CALLER, path("WSPEC_Base.Id=\"a1\"")).className());
  }

  @Test
  void tellsWhatIsNotThere() {
    refused(CimStatus.NOT_FOUND, () -> manager.getInstance(CALLER, path("WSPEC_Base.Id=\"none\"")));
    assertEquals(
        List.of("accessCheck GRANTED", "getClass OK", "getInstance NOT_FOUND"), journal.steps());
    CimException unknown =
        refused(CimStatus.INVALID_CLASS, () -> manager.getInstance(CALLER, path("Nope.Id=1")));
    assertEquals(Optional.of("Nope"), unknown.name());
    assertEquals(List.of("accessCheck GRANTED", "getClass INVALID_CLASS"), journal.steps());
    CimException space =
        refused(
            CimStatus.INVALID_NAMESPACE,
            () -> manager.getInstance(CALLER, path("root/none:WSPEC_Base.Id=\"a\"")));
    assertEquals(Optional.of("root/none"), space.name());
  }

  @Test
  void deniesWithoutFurtherSteps() {
    Journal denials = new Journal();
    ObjectManager guarded =
        SampleRepository.create(
            denials,
            (caller, namespace, right) ->
                caller.principal().equals("writer") || right == Right.READ,
            Pause.REAL);
    Caller reader = new Caller("reader");
    ObjectPath alpha = path("WSPEC_Setting.InstanceID=\"alpha\"");
    guarded.getInstance(reader, alpha);
    denials.steps();
    refused(
        CimStatus.ACCESS_DENIED,
        () -> guarded.modifyInstance(reader, alpha, setting().set("Owner", "me").build(), ALL));
    refused(CimStatus.ACCESS_DENIED, () -> guarded.deleteInstance(reader, alpha));
    refused(CimStatus.ACCESS_DENIED, () -> guarded.createInstance(reader, NS, setting().build()));
    refused(
        CimStatus.ACCESS_DENIED,
        () ->
            guarded.invokeMethod(
                reader, path("Win32_Service.Name=\"WinRM\""), "StopService", Map.of()));
    assertEquals(
        List.of(
            new JournalEntry(
                "accessCheck",
                "root/cimv2:WSPEC_Setting.InstanceID=\"alpha\"",
                "reader",
                Right.WRITE,
                "DENIED")),
        denials.entries().subList(0, 1));
    assertEquals(
        List.of(
            "accessCheck DENIED", "accessCheck DENIED", "accessCheck DENIED", "accessCheck DENIED"),
        denials.steps());
    assertEquals("root", guarded.getInstance(reader, alpha).text("Owner").orElseThrow());
    guarded.deleteInstance(new Caller("writer"), alpha);
  }

  @Test
  void createsWithDefaultsAndNulls() {
    CimInstance created =
        manager.createInstance(
            CALLER, NS, setting().set("instanceid", "new").set("Owner", "me").build());
    assertEquals(
        List.of("accessCheck GRANTED", "getClass OK", "createInstance OK"), journal.steps());
    assertEquals(
        "root/cimv2:WSPEC_Setting.InstanceID=\"new\"", created.path().orElseThrow().toString());
    CimInstance found = manager.getInstance(CALLER, created.path().orElseThrow());
    assertEquals(created, found);
    assertEquals("0", found.text("Value").orElseThrow());
    assertEquals("true", found.text("Enabled").orElseThrow());
    assertTrue(found.property("Caption").orElseThrow().isNull(), "present, without a value");
    assertEquals(Optional.empty(), found.property("Nope"), "absent");
  }

  @Test
  void refusesToCreate() {
    refused(
        CimStatus.ALREADY_EXISTS,
        () ->
            manager.createInstance(
                CALLER, NS, setting().set("InstanceID", "alpha").set("Owner", "me").build()));
    CimException owner =
        refused(
            CimStatus.INVALID_PARAMETER,
            () -> manager.createInstance(CALLER, NS, setting().set("InstanceID", "x").build()));
    assertEquals(CimException.Problem.MISSING_VALUE, owner.problem());
    assertEquals(Optional.of("Owner"), owner.name());
    CimException name =
        refused(
            CimStatus.NO_SUCH_PROPERTY,
            () ->
                manager.createInstance(
                    CALLER, NS, setting().set("InstanceID", "x").set("Wrong", "y").build()));
    assertEquals(Optional.of("Wrong"), name.name());
    CimException type =
        refused(
            CimStatus.TYPE_MISMATCH,
            () ->
                manager.createInstance(
                    CALLER, NS, setting().set("InstanceID", "x").set("Value", "text").build()));
    assertEquals(Optional.of("Value"), type.name());
    refused(
        CimStatus.NOT_SUPPORTED,
        () ->
            manager.createInstance(
                CALLER, NS, CimInstance.of("WSPEC_Abstract").set("Id", "x").build()));
    refused(
        CimStatus.NOT_SUPPORTED,
        () ->
            manager.createInstance(
                CALLER, NS, CimInstance.of("Win32_Service").set("Name", "x").build()));
  }

  @Test
  void modifiesOnlyWhatIsGiven() {
    ObjectPath alpha = path("WSPEC_Setting.InstanceID=\"alpha\"");
    CimInstance before = manager.getInstance(CALLER, alpha);
    journal.steps();
    CimInstance after =
        manager.modifyInstance(
            CALLER, alpha, setting().set("value", CimType.SINT32, 11).build(), ALL);
    assertEquals(
        List.of("accessCheck GRANTED", "getClass OK", "locateInstance OK", "modifyInstance OK"),
        journal.steps());
    assertEquals(before.with("Value", CimValue.of(CimType.SINT32, 11)), after);
    assertEquals(after, manager.getInstance(CALLER, alpha));
    assertEquals(after, manager.modifyInstance(CALLER, alpha, after, ALL), "a whole instance");
  }

  @Test
  void modifiesOnlyWhatIsListed() {
    ObjectPath alpha = path("WSPEC_Setting.InstanceID=\"alpha\"");
    CimInstance changes =
        setting().set("Value", CimType.SINT32, 99).set("Caption", "ignored").build();
    CimInstance after =
        manager.modifyInstance(CALLER, alpha, changes, Optional.of(List.of("VALUE", "Numbers")));
    assertEquals("99", after.text("Value").orElseThrow());
    assertEquals("First setting", after.text("Caption").orElseThrow());
    assertTrue(after.property("Numbers").orElseThrow().isNull(), "listed, not given: default");
    refused(
        CimStatus.NO_SUCH_PROPERTY,
        () -> manager.modifyInstance(CALLER, alpha, changes, Optional.of(List.of("Nope"))));
  }

  @Test
  void keepsReadOnlyValuesAndKeys() {
    ObjectPath alpha = path("WSPEC_Setting.InstanceID=\"alpha\"");
    CimInstance before = manager.getInstance(CALLER, alpha);
    for (CimInstance wrong :
        List.of(
            setting().set("Caption", "x").set("Revision", CimType.UINT32, 7).build(),
            setting().set("Caption", "x").set("InstanceID", "omega").build())) {
      CimException e =
          refused(
              CimStatus.INVALID_PARAMETER, () -> manager.modifyInstance(CALLER, alpha, wrong, ALL));
      assertEquals(CimException.Problem.READ_ONLY, e.problem());
    }
    CimException required =
        refused(
            CimStatus.INVALID_PARAMETER,
            () ->
                manager.modifyInstance(
                    CALLER,
                    alpha,
                    setting().set("Owner", CimValue.nullOf(CimType.STRING, false)).build(),
                    ALL));
    assertEquals(CimException.Problem.MISSING_VALUE, required.problem());
    assertEquals(before, manager.getInstance(CALLER, alpha), "nothing changed");
  }

  @Test
  void deletesOnceAndOnlyThat() {
    ObjectPath beta = path("WSPEC_Setting.InstanceID=\"beta\"");
    manager.deleteInstance(CALLER, beta);
    assertEquals(
        List.of("accessCheck GRANTED", "getClass OK", "locateInstance OK", "deleteInstance OK"),
        journal.steps());
    for (int i = 0; i < 2; i++) {
      refused(CimStatus.NOT_FOUND, () -> manager.deleteInstance(CALLER, beta));
      assertEquals(
          List.of("accessCheck GRANTED", "getClass OK", "locateInstance NOT_FOUND"),
          journal.steps());
    }
    assertEquals(
        List.of("alpha", "gamma"),
        texts(manager.enumerateInstances(CALLER, NS, "WSPEC_Setting", true), "InstanceID"));
    refused(
        CimStatus.NOT_SUPPORTED,
        () -> manager.deleteInstance(CALLER, path("Win32_Service.Name=\"WinRM\"")));
  }

  @Test
  void enumeratesDerivedInstancesOnlyWhenDeep() {
    assertEquals(
        List.of("base", "a1", "a2", "b1"),
        texts(manager.enumerateInstances(CALLER, NS, "wspec_base", true), "Id"));
    assertEquals(
        List.of("base"), texts(manager.enumerateInstances(CALLER, NS, "WSPEC_Base", false), "Id"));
    CimInstance derived = manager.getInstance(CALLER, path("WSPEC_DerivedB.Id=\"b1\""));
    CimInstance cast = derived.castTo(manager.findClass(NS, "WSPEC_Base").orElseThrow());
    assertEquals("WSPEC_Base", cast.className());
    assertEquals(List.of("Id", "Common", "Rank"), List.copyOf(cast.properties().keySet()));
    assertEquals(derived.path(), cast.path());
    assertTrue(manager.isSubclass(NS, "WSPEC_DERIVEDB", "wspec_base"));
    assertFalse(manager.isSubclass(NS, "WSPEC_Base", "WSPEC_DerivedB"));
  }

  @Test
  void computesInstancesOnlyWhenPulled() {
    int[] computed = new int[1];
    manager.setStore(
        NS,
        "WSPEC_Many",
        new InstanceStore() {
          @Override
          public Optional<CimInstance> get(ObjectPath path) {
            return Optional.empty();
          }

          @Override
          public Iterator<CimInstance> iterate() {
            return IntStream.range(0, 1_000_000)
                .mapToObj(
                    n -> {
                      computed[0]++;
                      return CimInstance.of("WSPEC_Many").set("Number", CimType.UINT32, n).build();
                    })
                .iterator();
          }
        });
    Iterator<CimInstance> many = manager.enumerateInstances(CALLER, NS, "WSPEC_Many", true);
    assertEquals(0, computed[0], "nothing before the first pull");
    for (int i = 0; i < 10; i++) {
      many.next();
    }
    assertTrue(computed[0] <= 11, () -> computed[0] + " computed for 10 pulled");
    Iterator<CimInstance> some =
        manager
            .execQuery(CALLER, NS, "WQL", "SELECT Number FROM WSPEC_Many WHERE Number > 4")
            .instances();
    computed[0] = 0;
    assertEquals("5", some.next().text("Number").orElseThrow());
    assertTrue(computed[0] <= 7, () -> computed[0] + " computed for a filtered one");
  }

  @Test
  void streamsTenThousandInOrderAndFindsEach() {
    Iterator<CimInstance> many = manager.enumerateInstances(CALLER, NS, "WSPEC_Many", true);
    for (int i = 0; i < SampleRepository.MANY; i++) {
      assertEquals(Integer.toString(i), many.next().text("Number").orElseThrow());
    }
    assertFalse(many.hasNext());
    assertEquals(
        "Instance 9999",
        manager.getInstance(CALLER, path("WSPEC_Many.Number=9999")).text("Name").orElseThrow());
    refused(
        CimStatus.NOT_FOUND, () -> manager.getInstance(CALLER, path("WSPEC_Many.Number=10000")));
  }

  @Test
  void enumeratesOnWhileInstancesComeAndGo() {
    Iterator<CimInstance> all = manager.enumerateInstances(CALLER, NS, "WSPEC_Setting", true);
    List<String> seen = new ArrayList<>();
    seen.add(all.next().text("InstanceID").orElseThrow());
    manager.deleteInstance(CALLER, path("WSPEC_Setting.InstanceID=\"alpha\""));
    manager.createInstance(
        CALLER, NS, setting().set("InstanceID", "alpha").set("Owner", "again").build());
    manager.deleteInstance(CALLER, path("WSPEC_Setting.InstanceID=\"gamma\""));
    all.forEachRemaining(i -> seen.add(i.text("InstanceID").orElseThrow()));
    assertEquals("alpha", seen.get(0));
    assertTrue(seen.contains("beta"), seen::toString);
  }

  @Test
  void tellsListenersInOrderUntilClosed() {
    List<String> heard = new ArrayList<>();
    Registration registration =
        manager.listen(
            new InstanceListener() {
              @Override
              public void created(CimInstance instance) {
                heard.add("created " + instance.text("InstanceID").orElseThrow());
              }

              @Override
              public void modified(CimInstance before, CimInstance after) {
                heard.add(
                    "modified "
                        + before.text("Value").orElseThrow()
                        + " "
                        + after.text("Value").orElseThrow());
              }

              @Override
              public void deleted(CimInstance instance) {
                heard.add("deleted " + instance.text("Value").orElseThrow());
              }
            });
    ObjectPath path = path("WSPEC_Setting.InstanceID=\"new\"");
    manager.createInstance(
        CALLER, NS, setting().set("InstanceID", "new").set("Owner", "me").build());
    manager.modifyInstance(CALLER, path, setting().set("Value", CimType.SINT32, 5).build(), ALL);
    manager.deleteInstance(CALLER, path);
    refused(CimStatus.NOT_FOUND, () -> manager.deleteInstance(CALLER, path));
    registration.close();
    manager.createInstance(
        CALLER, NS, setting().set("InstanceID", "new").set("Owner", "me").build());
    assertEquals(List.of("created new", "modified 0 5", "deleted 5"), heard);
  }

  @Test
  void followsAssociations() {
    ObjectPath winrm = path("Win32_Service.Name=\"WinRM\"");
    List<String> all = texts(manager.associators(CALLER, winrm, AssociationFilter.ALL), "Name");
    assertEquals(List.of("RpcSs", "WecSvc", "WSPEC-HOST"), all);
    assertEquals(
        List.of("WecSvc"),
        texts(
            manager.associators(
                CALLER,
                winrm,
                new AssociationFilter(
                    Optional.of("cim_dependency"),
                    Optional.of("CIM_Service"),
                    Optional.of("antecedent"),
                    Optional.of("DEPENDENT"))),
            "Name"));
    assertEquals(
        List.of("WSPEC-HOST"),
        texts(
            manager.associators(
                CALLER,
                winrm,
                new AssociationFilter(
                    Optional.empty(),
                    Optional.of("CIM_System"),
                    Optional.empty(),
                    Optional.empty())),
            "Name"));
    journal.steps();
    assertEquals(
        3,
        SampleRepositoryTests.count(
            manager.references(CALLER, winrm, Optional.empty(), Optional.empty())));
    assertEquals(List.of("accessCheck GRANTED", "getClass OK", "references OK"), journal.steps());
    assertEquals(
        1,
        SampleRepositoryTests.count(
            manager.references(
                CALLER, winrm, Optional.of("Win32_DependentService"), Optional.of("Antecedent"))));
    refused(
        CimStatus.INVALID_CLASS,
        () -> manager.references(CALLER, winrm, Optional.of("Nope"), Optional.empty()));
    refused(
        CimStatus.NOT_FOUND,
        () ->
            manager.associators(
                CALLER, path("Win32_Service.Name=\"Nope\""), AssociationFilter.ALL));
  }

  @Test
  void findsAssociationsByTheirReferenceKeys() {
    CimInstance link =
        manager
            .references(
                CALLER,
                path("Win32_LogicalDisk.DeviceID=\"C:\""),
                Optional.empty(),
                Optional.empty())
            .next();
    ObjectPath reread = ObjectPath.parse(link.path().orElseThrow().toString());
    assertEquals(link, manager.getInstance(CALLER, reread));
    Map<String, ObjectPath> keys =
        Map.of(
            "PartComponent", path("win32_logicaldisk.deviceid=\"C:\""),
            "GroupComponent", path("Win32_ComputerSystem.Name=\"WSPEC-HOST\""));
    assertEquals(
        link, manager.getInstance(CALLER, manager.resolve(NS, "Win32_SystemDevices", keys)));
  }

  @Test
  void journalsMethodsOnce() {
    manager.invokeMethod(CALLER, path("WSPEC_Service.Name=\"main\""), "count", Map.of());
    assertEquals(
        new JournalEntry(
            "invokeMethod",
            "root/cimv2:WSPEC_Service.Name=\"main\" Count",
            "tester",
            Right.EXECUTE,
            "OK"),
        journal.entries().get(3));
    assertEquals(
        List.of("accessCheck GRANTED", "getClass OK", "locateInstance OK", "invokeMethod OK"),
        journal.steps());
  }
}
