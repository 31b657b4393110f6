package org.wsmanspec.mock.cim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wsmanspec.mock.cim.mof.MofResolver;
import org.wsmanspec.mock.cim.mof.MofSource;
import org.wsmanspec.mock.cim.mof.MofSyntaxException;

/** Each file of the directory mof-errors has one mistake; next to it is what the reader says. */
class MofErrorTests {
  private static final Path ERRORS =
      Path.of(
          System.getProperty("wsmanspec.root", ".."),
          "mock-endpoints/src/test/resources/org/wsmanspec/mock/cim/mof-errors");

  private static ObjectManager manager() {
    return new ObjectManager(JournalSink.NONE, AccessPolicy.GRANT_ALL);
  }

  @TestFactory
  List<DynamicTest> saysWhereAndWhat() throws IOException {
    try (Stream<Path> files = Files.list(ERRORS)) {
      List<Path> mofs = files.filter(f -> f.toString().endsWith(".mof")).sorted().toList();
      assertTrue(mofs.size() >= 28, () -> mofs.size() + " files");
      return mofs.stream()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)))
          .toList();
    }
  }

  private static void check(Path mof) throws IOException {
    Path golden = Path.of(mof.toString().replaceFirst("\\.mof$", ".txt"));
    String actual =
        assertThrows(MofSyntaxException.class, () -> manager().load(mof)).getMessage() + "\n";
    String expected = Files.exists(golden) ? Files.readString(golden) : "no golden file " + golden;
    assertEquals(expected, actual);
  }

  @Test
  void boundsTheSizeOfAllSources() {
    MofResolver endless =
        (includer, name) -> new MofSource(name, " ".repeat(1 << 20) + "class " + name + " {};");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      text.append("#pragma include (\"C").append(i).append("\")\n");
    }
    MofSyntaxException e =
        assertThrows(
            MofSyntaxException.class,
            () -> manager().load(new MofSource("all.mof", text.toString()), endless));
    assertTrue(String.valueOf(e.getMessage()).contains("longer than 8388608 characters"));
  }

  @Test
  void boundsTheDepthOfClasses() {
    StringBuilder text = new StringBuilder("class C0 {};\n");
    for (int i = 1; i < 100; i++) {
      text.append("class C").append(i).append(" : C").append(i - 1).append(" {};\n");
    }
    MofSyntaxException e =
        assertThrows(
            MofSyntaxException.class,
            () -> manager().load(new MofSource("deep.mof", text.toString()), MofResolver.NONE));
    assertEquals(65, e.position().line());
  }
}
