package org.wsmanspec.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.wsmanspec.suite.Variant.isFault;
import static org.wsmanspec.suite.Variant.text;
import static org.wsmanspec.suite.Variant.withHeader;
import static org.wsmanspec.suite.Variant.withStatus;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;

/**
 * Each breaks one rule that is firm. That rule fails, and no other that has nothing to do with it.
 */
class GuiltyVariantsTests {

  /**
   * An endpoint and what it is guilty of.
   *
   * @param fails ids of all requirements that fail, blanks between them
   */
  record Guilty(Variant variant, String fails) {
    @Override
    public String toString() {
      return variant.name();
    }
  }

  private static Guilty guilty(String fails, Variant variant) {
    return new Guilty(variant, fails);
  }

  static Stream<Guilty> variants() {
    return Stream.of(messages(), faults(), conduct()).flatMap(s -> s);
  }

  private static Stream<Guilty> messages() {
    return Stream.of(
        guilty(
            "DSP0226-transport-06",
            Variant.of(
                "text/xml",
                (r, a) -> soap(a) ? withHeader(a, "Content-Type", "text/xml;charset=UTF-8") : a)),
        guilty(
            "DSP0226-transfer-05",
            text(
                "two elements in the body of GetResponse",
                t ->
                    t.contains("transfer/GetResponse<") && !t.contains("XmlFragment")
                        ? t.replace("</s:Body>", "<x:Y xmlns:x='urn:x'/></s:Body>")
                        : t)),
        guilty(
            "DSP0226-faults-15",
            text(
                "a broken end tag in GetResponse",
                t ->
                    t.contains("transfer/GetResponse<") ? t.replace("</s:Body>", "</s:Bodi>") : t)),
        guilty(
            "MS-WMOD-G7",
            text(
                "namespaces that begin with https",
                t ->
                    t.contains("/EnumerateResponse<") || t.contains("/PullResponse<")
                        ? t.replace("xmlns:wsen=\"http:", "xmlns:wsen=\"https:")
                        : t)),
        guilty(
            "SOAP12-03",
            text("a processing instruction", t -> t.replace("<s:Body>", "<?odd?><s:Body>"))),
        guilty(
            "DSP0226-transport-13",
            Variant.of(
                "202 for success",
                (r, a) -> a.status() == 200 && soap(a) ? withStatus(a, 202) : a)));
  }

  private static Stream<Guilty> faults() {
    return Stream.of(
        guilty(
            "DSP0226-transport-10",
            Variant.of("faults with 200", (r, a) -> isFault(a) ? withStatus(a, 200) : a)),
        guilty(
            "DSP0226-faults-03",
            text(
                "no xml:lang on the reason",
                t -> t.replaceAll("<s:Text xml:lang=\"[^\"]*\">", "<s:Text>"))),
        guilty(
            "SOAP12-08",
            text("a Code of its own", t -> t.replace("<s:Value>s:Sender<", "<s:Value>s:Client<"))),
        guilty("SOAP12-07", text("no Reason", t -> t.replaceAll("<s:Reason>.*?</s:Reason>", ""))),
        guilty(
            "DSP0226-faults-02",
            text(
                "Receiver for Sender",
                t ->
                    t.contains("wsa:DestinationUnreachable")
                        ? t.replace("<s:Value>s:Sender<", "<s:Value>s:Receiver<")
                        : t)));
  }

  private static Stream<Guilty> conduct() {
    return Stream.of(
        guilty(
            "DSP0226-fragment-22",
            serving(
                "a fragment answered with the whole",
                r ->
                    r.header(Names.WSMAN_FRAGMENT_TRANSFER).isPresent()
                        && Actions.GET.equals(r.action().orElse("")),
                Actions.GET,
                disk())),
        guilty(
            "DSP0226-transfer-20 DSP0226-transfer-30 MS-WMOD-2.5.2.7",
            serving(
                "Delete of what is not there",
                r -> Actions.DELETE.equals(r.action().orElse("")),
                Actions.DELETE,
                "")),
        guilty(
            "DSP0226-identify-03",
            text(
                "another protocol version",
                t -> t.replaceAll("(<wsmid:ProtocolVersion>)[^<]*", "$1urn:other"))),
        guilty(
            "DSP0226-transfer-27",
            text(
                "a reference wrapped in ResourceCreated",
                t ->
                    t.replaceAll(
                        "(<ResourceCreated[^>]*>)(.*)(</ResourceCreated>)",
                        "$1<wsa:EndpointReference>$2</wsa:EndpointReference>$3"))),
        guilty(
            "DSP0226-faults-01",
            Variant.of(
                "bare 500 for every fault but one",
                (r, a) ->
                    isFault(a)
                            && !new String(a.body(), StandardCharsets.UTF_8)
                                .contains("ActionNotSupported")
                        ? HttpAnswer.plain(500, "oops")
                        : a)));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void aBreachFailsItsRequirementAndNoOther(Guilty guilty) {
    assertEquals(
        new TreeSet<>(Set.of(guilty.fails().split(" "))), failing(guilty.variant().report()));
  }

  static SortedSet<String> failing(RunReport report) {
    return report.requirements().stream()
        .filter(r -> r.verdict() == Verdict.FAIL)
        .map(r -> r.requirement().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Some requests succeed. */
  private static Variant serving(
      String name, Predicate<Envelope> which, String action, String body) {
    return Variant.of(
        name,
        (r, a) ->
            r.isPresent() && which.test(r.get())
                ? Variant.reply(r.get(), 200, Actions.responseTo(action), "", body)
                : a);
  }

  private static String disk() {
    return "<p:Win32_LogicalDisk xmlns:p='http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_LogicalDisk'><p:DeviceID>C:</p:DeviceID></p:Win32_LogicalDisk>";
  }

  private static boolean soap(HttpAnswer a) {
    return a.headers()
        .first("Content-Type")
        .filter(t -> t.startsWith("application/soap+xml;charset=UTF-8"))
        .isPresent();
  }
}
