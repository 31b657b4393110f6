package org.wsmanspec.message.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

class FaultSubcodeTests {

  private static final Pattern ROW =
      Pattern.compile(
          "\\| \\d+ \\| (wsa|wsman|wsen|wse|wxf):(\\w+) \\| ([^|]*)\\|[^|]*\\| ([^|]*)\\|.*");

  @Test
  void theTableIsThatOfTheSpecification() throws Exception {
    Path facts =
        Path.of(System.getProperty("wsmanspec.root", ".."))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("shared")
            .resolve("spec/faults.md");
    assumeTrue(Files.exists(facts), "the fault table is not beside the repository");
    Set<FaultSubcode> seen = new HashSet<>();
    for (String line : Files.readAllLines(facts)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        QName name = new QName(Namespaces.byPrefix().get(row.group(1)), row.group(2));
        FaultSubcode subcode =
            FaultSubcode.of(name).orElseThrow(() -> new AssertionError(name + " is missing"));
        seen.add(subcode);
        String first = row.group(3).strip().replaceAll("\\W.*", "");
        assertTrue(
            subcode.acceptedCodes().stream().anyMatch(c -> c.getLocalPart().equals(first)),
            subcode + " is " + row.group(3));
        Set<String> details =
            Arrays.stream(row.group(4).replaceAll("\\([^)]*\\)|draft-era.*", "").split("[;,]", -1))
                .map(String::strip)
                .filter(d -> d.matches("[A-Z]\\w+"))
                .collect(Collectors.toSet());
        assertTrue(
            subcode.details().containsAll(details),
            () -> subcode + " lacks some of " + details + ": " + subcode.details());
      }
    }
    assertEquals(39, seen.size());
    Set<FaultSubcode> rest = new HashSet<>(List.of(FaultSubcode.values()));
    rest.removeAll(seen);
    assertEquals(Set.of(FaultSubcode.POLYMORPHISM_MODE_NOT_SUPPORTED), rest);
  }

  @Test
  void eachSubcodeIsFoundByItsNameOnce() {
    TreeMap<String, FaultSubcode> names = new TreeMap<>();
    for (FaultSubcode subcode : FaultSubcode.values()) {
      assertEquals(Optional.of(subcode), FaultSubcode.of(subcode.qname()));
      names.put(subcode.qname().toString(), subcode);
    }
    assertEquals(FaultSubcode.values().length, names.size());
    assertEquals(Optional.empty(), FaultSubcode.of(new QName(Namespaces.WSA, "AccessDenied")));
  }

  @Test
  void theActionIsThatOfTheSubcodesSpecification() {
    assertEquals(
        "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault", FaultSubcode.TIMED_OUT.action());
    assertEquals(
        "http://schemas.xmlsoap.org/ws/2004/08/addressing/fault",
        FaultSubcode.ACTION_NOT_SUPPORTED.action());
    assertEquals(
        "http://schemas.xmlsoap.org/ws/2004/09/transfer/fault",
        FaultSubcode.INVALID_REPRESENTATION.action());
    assertEquals(
        "http://schemas.xmlsoap.org/ws/2004/09/enumeration/fault",
        FaultSubcode.ENUMERATION_TIMED_OUT.action());
    assertEquals(
        "http://schemas.xmlsoap.org/ws/2004/08/eventing/fault",
        FaultSubcode.UNABLE_TO_RENEW.action());
  }
}
