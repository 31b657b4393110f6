package org.wsmanspec.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.wsmanspec.suite.Variant.answer;
import static org.wsmanspec.suite.Variant.fault;
import static org.wsmanspec.suite.Variant.isFault;
import static org.wsmanspec.suite.Variant.text;
import static org.wsmanspec.suite.Variant.withHeader;
import static org.wsmanspec.suite.Variant.withStatus;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Location;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;

/**
 * Correct servers differ. None of these differences may fail one, and where the reference says that
 * an outcome is as good as another, it may not even warn.
 */
class LegitimateVariantsTests {

  private static final String WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";

  /** Of what is no more than another way to write the same, nothing at all is said. */
  private static final Set<String> QUIET =
      Stream.concat(frames(), bodies())
          .map(Variant::name)
          .filter(
              name ->
                  !name.equals("no RequestedEPR")
                      && !name.equals("a fragment response without the header")
                      && !name.equals("the request Action in answers of methods")
                      // Its white space makes a response larger than the endpoint allowed for.
                      && !name.equals("an indented message"))
          .collect(Collectors.toSet());

  static Stream<Variant> variants() {
    return Stream.of(frames(), faults(), bodies(), leniency(), RefusingVariants.all())
        .flatMap(s -> s);
  }

  private static Stream<Variant> frames() {
    return Stream.of(
        text("as it is", t -> t),
        text("other prefixes", LegitimateVariantsTests::otherPrefixes),
        text("the envelope in a default namespace", LegitimateVariantsTests::defaultNamespace),
        text("padded header values", LegitimateVariantsTests::padded),
        text("an indented message", t -> t.replaceAll("><", ">\n  <")),
        text("an XML declaration", t -> "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + t),
        text("comments", t -> t.replace("<s:Body>", "<!-- body --><s:Body><!-- begins -->")),
        text(
            "upper-case ids",
            t ->
                Pattern.compile("<wsa:MessageID>urn:(uuid:[^<]*)")
                    .matcher(t)
                    .replaceAll(m -> "<wsa:MessageID>" + m.group(1).toUpperCase(Locale.ROOT))),
        text("no MessageID", t -> t.replaceAll("<wsa:MessageID>[^<]*</wsa:MessageID>", "")),
        text(
            "extra headers",
            t ->
                t.replace(
                    "</wsa:RelatesTo>",
                    "</wsa:RelatesTo><p:ActivityId s:mustUnderstand='false'"
                        + " xmlns:p='http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd'>"
                        + "8B2C1B5E-0000-0000-0000-000000000000</p:ActivityId>")),
        text(
            "a RelationshipType",
            t -> t.replace("<wsa:RelatesTo>", "<wsa:RelatesTo RelationshipType='wsa:Reply'>")),
        Variant.of("no charset", (r, a) -> type(a, "application/soap+xml")),
        Variant.of(
            "a quoted charset", (r, a) -> type(a, "application/soap+xml; charset=\"utf-8\"")),
        Variant.of(
            "an action parameter",
            (r, a) -> type(a, "application/soap+xml; charset=UTF-8; action=\"urn:x\"")),
        Variant.of(
            "the connection closed after each answer",
            (r, a) -> withHeader(a, "Connection", "close")));
  }

  private static Stream<Variant> faults() {
    return Stream.of(
        Variant.of("every fault with 500", (r, a) -> isFault(a) ? withStatus(a, 500) : a),
        Variant.of("every fault with 400", (r, a) -> isFault(a) ? withStatus(a, 400) : a),
        text(
            "the wsman fault Action for all",
            t ->
                t.replaceAll(
                    "<wsa:Action>[^<]*/fault</wsa:Action>",
                    "<wsa:Action>http://schemas.dmtf.org/wbem/wsman/1/wsman/fault</wsa:Action>")),
        text("no FaultDetail", t -> t.replaceAll("<wsman:FaultDetail>.*?</wsman:FaultDetail>", "")),
        text("no Detail", t -> t.replaceAll("<s:Detail>.*?</s:Detail>", "")),
        text(
            "private FaultDetail",
            t ->
                t.replaceAll(
                    "<wsman:FaultDetail>.*?</wsman:FaultDetail>",
                    "<wsman:FaultDetail>http://vendor.example.com/detail/Odd</wsman:FaultDetail>")),
        text(
            "WSManFault in Detail",
            t ->
                t.replaceAll("</s:Fault>", "</s:Fault>")
                    .replaceAll(
                        "<s:Detail>",
                        "<s:Detail><f:WSManFault Code='2150858811' Machine='h'"
                            + " xmlns:f='http://schemas.microsoft.com/wbem/wsman/1/wsmanfault'>"
                            + "<f:Message>text</f:Message></f:WSManFault>")),
        text(
            "a vendor subcode inside the standard one",
            t ->
                t.replace(
                    "</s:Value></s:Subcode>",
                    "</s:Value><s:Subcode><s:Value xmlns:v='urn:vendor'>v:Odd</s:Value></s:Subcode>"
                        + "</s:Subcode>")),
        text("empty xml:lang", t -> t.replace("xml:lang=\"en-US\">", "xml:lang=\"\">")),
        text("no NotUnderstood header", t -> t.replaceAll("<s:NotUnderstood[^>]*/>", "")),
        text(
            "InvalidSelectors for an instance that is not there",
            t ->
                t.contains("InvalidResourceURI")
                    ? t
                    : subcode(t, "wsa:DestinationUnreachable", "wsman:InvalidSelectors")),
        text(
            "no list of dialects",
            t -> t.replaceAll("<wse?n?:SupportedDialect>.*?</wsen:SupportedDialect>", "")),
        text(
            "SchemaValidationError for bad headers",
            t -> subcode(t, "wsa:InvalidMessageInformationHeader", "wsman:SchemaValidationError")),
        text(
            "InvalidMessageInformationHeader for missing headers",
            t ->
                t.replace(
                    "wsa:MessageInformationHeaderRequired", "wsa:InvalidMessageInformationHeader")),
        text(
            "wsen:TimedOut for stale contexts",
            t -> t.replace("wsen:InvalidEnumerationContext", "wsen:TimedOut")),
        Variant.of(
            "bare 400 for what cannot be read",
            (r, a) ->
                r.filter(e -> e.isSoap12() && e.body().isPresent()).isEmpty() && a.status() >= 400
                    ? HttpAnswer.plain(400, "Bad Request")
                    : a),
        Variant.of(
            "bare 401 and 403 for what cannot be read",
            (r, a) -> r.isEmpty() ? HttpAnswer.plain(403, "Forbidden") : a));
  }

  private static Stream<Variant> bodies() {
    return Stream.of(
        text(
            "an empty PutResponse",
            t ->
                t.contains("transfer/PutResponse")
                    ? t.replaceAll("<s:Body>.*</s:Body>", "<s:Body/>")
                    : t),
        answer(
            "a full PutResponse",
            (r, t) ->
                t.contains("transfer/PutResponse")
                        && t.contains("<s:Body/>")
                        && r.bodyChild().isPresent()
                        && r.header(Names.WSMAN_FRAGMENT_TRANSFER).isEmpty()
                    ? t.replace("<s:Body/>", "<s:Body><x:Thing xmlns:x='urn:x'/></s:Body>")
                    : t),
        text(
            "a second element in CreateResponse",
            t ->
                t.replace(
                    "</ResourceCreated></s:Body>",
                    "</ResourceCreated><x:Thing xmlns:x='urn:x'/></s:Body>")),
        text(
            "EnumerateResponse without Expires",
            t ->
                t.contains("EnumerateResponse>")
                    ? t.replaceAll("<wsen:Expires>.*?</wsen:Expires>", "")
                    : t),
        text(
            "Expires as a dateTime",
            t ->
                t.contains("EnumerateResponse>")
                    ? t.replaceAll(
                        "<wsen:Expires>.*?</wsen:Expires>",
                        "<wsen:Expires>2040-01-01T00:00:00Z</wsen:Expires>")
                    : t),
        text(
            "an empty context at the end of an optimized enumeration",
            t ->
                t.contains("<wsman:EndOfSequence")
                    ? t.replaceAll(
                        "<wsen:EnumerationContext>[^<]*</wsen:EnumerationContext>",
                        "<wsen:EnumerationContext/>")
                    : t),
        text(
            "a full context at the end of an optimized enumeration",
            t ->
                t.contains("<wsman:EndOfSequence")
                    ? t.replaceAll(
                        "<wsen:EnumerationContext\\s*/>|<wsen:EnumerationContext></wsen:EnumerationContext>",
                        "<wsen:EnumerationContext>over</wsen:EnumerationContext>")
                    : t),
        text(
            "PullResponse without a context when it stays the same",
            t ->
                t.contains("<wsen:PullResponse>")
                    ? t.replaceAll("<wsen:EnumerationContext>[^<]*</wsen:EnumerationContext>", "")
                    : t),
        text(
            "empty Items at the end",
            t ->
                t.contains("<wsen:PullResponse><wsen:EndOfSequence")
                    ? t.replace(
                        "<wsen:PullResponse><wsen:EndOfSequence",
                        "<wsen:PullResponse><wsen:Items/><wsen:EndOfSequence")
                    : t),
        text(
            "the reference first in an Item",
            t ->
                t.replaceAll(
                    "<wsman:Item>(.*?)(<wsa:EndpointReference.*?</wsa:EndpointReference>)</wsman:Item>",
                    "<wsman:Item>$2$1</wsman:Item>")),
        text("NULL properties left out", t -> t.replaceAll("<p:\\w+ xsi:nil=\"true\"\\s*/>", "")),
        text(
            "bare CIM datetimes",
            t ->
                t.replaceAll(
                    "<cim:CIM_DateTime>|</cim:CIM_DateTime>|<cim:Datetime>|</cim:Datetime>", "")),
        text(
            "anonymous addresses in references",
            t ->
                t.replaceAll(
                    "<wsa:Address>[^<]*</wsa:Address>",
                    "<wsa:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:Address>")),
        text(
            "the request Action in answers of methods",
            t -> t.replaceAll("(cim-schema/2/\\w+/\\w+?)Response</wsa:Action>", "$1</wsa:Action>")),
        text("no xsi:type", t -> t.replaceAll(" xsi:type=\"[^\"]*\"", "")),
        text(
            "properties of a fragment without namespace",
            t ->
                Pattern.compile("<wsman:XmlFragment[^>]*>.*?</wsman:XmlFragment>")
                    .matcher(t)
                    .replaceAll(m -> m.group().replaceAll("<(/?)p:", "<$1"))),
        text(
            "a fragment response without the header",
            t -> t.replaceAll("<wsman:FragmentTransfer.*?</wsman:FragmentTransfer>", "")),
        text(
            "an Identify answer of a later version",
            t ->
                t.replace(
                    "</wsmid:IdentifyResponse>",
                    "<d:DASHVersion xmlns:d='urn:dash'>1</d:DASHVersion></wsmid:IdentifyResponse>")),
        text(
                "no estimate",
                t ->
                    t.replaceAll(
                        "<wsman:TotalItemsCountEstimate.*?</wsman:TotalItemsCountEstimate>", ""))
            .without("enumeration.count"),
        text(
            "no RequestedEPR",
            t -> t.replaceAll("<wsman:RequestedEPR.*?</wsman:RequestedEPR>", "")),
        text(
                "no RequestedEPR",
                t -> t.replaceAll("<wsman:RequestedEPR.*?</wsman:RequestedEPR>", ""))
            .without("request-epr"));
  }

  /** Requests that a service may serve although it could refuse them. */
  private static Stream<Variant> leniency() {
    return Stream.of(
        Variant.of(
            "a request without To or ReplyTo is served",
            (r, a) ->
                r.filter(
                        e ->
                            Actions.GET.equals(e.action().orElse(""))
                                && (e.header(Names.WSA_TO).isEmpty()
                                    || e.header(Names.WSA_REPLY_TO).isEmpty()))
                    .map(e -> Variant.reply(e, 200, Actions.responseTo(Actions.GET), "", disk()))
                    .orElse(a)),
        Variant.of(
            "a zero timeout times out",
            (r, a) ->
                r.filter(
                        e ->
                            e.headerText(Names.WSMAN_OPERATION_TIMEOUT)
                                .filter("PT0S"::equals)
                                .isPresent())
                    .map(e -> fault(e, "s:Receiver", "wsman:TimedOut", ""))
                    .orElse(a)));
  }

  @ParameterizedTest
  @MethodSource("variants")
  @Execution(ExecutionMode.CONCURRENT)
  void aDifferenceIsNoFailure(Variant variant) {
    RunReport report = variant.report();
    assertEquals("", accusations(report, Verdict.FAIL));
    if (QUIET.stream().anyMatch(v -> v.equals(variant.name()))) {
      assertEquals("", accusations(report, Verdict.WARN));
    }
  }

  /** Requirements and scenarios with this verdict, each with what was seen. */
  static String accusations(RunReport report, Verdict verdict) {
    String requirements =
        report.requirements().stream()
            .filter(r -> r.verdict() == verdict)
            .flatMap(r -> r.findings().stream().filter(f -> f.verdict() == verdict).limit(1))
            .map(LegitimateVariantsTests::line)
            .collect(Collectors.joining());
    return requirements;
  }

  private static String line(Finding f) {
    return f.requirement()
        + " by "
        + f.check()
        + ": expected "
        + f.expected()
        + ", but "
        + f.actual()
        + f.where().flatMap(Location::step).map(step -> " at " + step.where()).orElse("")
        + "\n";
  }

  private static String disk() {
    return "<p:Win32_LogicalDisk xmlns:p='http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_LogicalDisk'><p:DeviceID>C:</p:DeviceID></p:Win32_LogicalDisk>";
  }

  private static HttpAnswer type(HttpAnswer answer, String type) {
    String now = answer.headers().first("Content-Type").orElse("");
    return now.equals("application/soap+xml;charset=UTF-8")
        ? withHeader(answer, "Content-Type", type)
        : answer;
  }

  /** Another subcode, with the Action that belongs to it. */
  private static String subcode(String t, String from, String to) {
    return t.contains("<s:Value>" + from + "<")
        ? t.replace("<s:Value>" + from + "<", "<s:Value xmlns:wsman=\"" + WSMAN + "\">" + to + "<")
            .replaceAll(
                "<wsa:Action>[^<]*", "<wsa:Action>http://schemas.dmtf.org/wbem/wsman/1/wsman/fault")
        : t;
  }

  private static String otherPrefixes(String t) {
    String r = t;
    for (String[] p :
        new String[][] {
          {"s", "env"},
          {"wsa", "a"},
          {"wsman", "w"},
          {"wsen", "n"},
          {"wxf", "x"},
          {"wsmid", "i"},
          {"q", "r"},
          {"p", "q"}
        }) {
      r =
          r.replaceAll("(</?)" + p[0] + ":", "$1" + p[1] + ":")
              .replaceAll("xmlns:" + p[0] + "=", "xmlns:" + p[1] + "=")
              .replaceAll("<" + p[1] + ":Value>" + p[0] + ":", "<" + p[1] + ":Value>" + p[1] + ":")
              .replaceAll("(<\\w+:Value>)" + p[0] + ":", "$1" + p[1] + ":")
              .replaceAll("(qname=\")" + p[0] + ":", "$1" + p[1] + ":")
              .replaceAll("(xsi:type=\")" + p[0] + ":", "$1" + p[1] + ":")
              .replaceAll(" " + p[0] + ":(mustUnderstand|role)", " " + p[1] + ":$1");
    }
    return r;
  }

  private static String defaultNamespace(String t) {
    // Elements of SOAP lose their prefix; the prefix stays bound for values and attributes.
    return t.replace("<s:Envelope ", "<Envelope xmlns=\"http://www.w3.org/2003/05/soap-envelope\" ")
        .replaceAll("(</?)s:", "$1");
  }

  private static String padded(String t) {
    return t.replaceAll(
        "(<wsa:(?:To|Action|MessageID|RelatesTo)>)([^<]*)(</)", "$1\n      $2\n    $3");
  }
}
