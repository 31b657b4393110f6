package org.wsmanspec.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.report.Location.Side;
import org.wsmanspec.report.Requirement.Confidence;
import org.wsmanspec.report.Requirement.State;
import org.wsmanspec.report.ScenarioResult.StepResult;

/** A run as it might have been: several areas, each verdict, each kind of evidence. */
public final class SampleReport {

  private static final String[] AREAS = {
    "addressing", "transfer", "enumeration", "eventing", "faults", "options", "http", "identify"
  };

  private static final List<Level> LEVELS = List.of(Level.values());

  private SampleReport() {}

  public static Conversation conversation() {
    return SampleMessages.conversation();
  }

  public static RunReport report() {
    return new RunReport(
        "wsmanspec 0.1.0",
        "https://192.0.2.10:5986/wsman",
        "live",
        Optional.of(Instant.parse("2026-11-21T10:15:30Z")),
        73_450,
        51_210,
        214,
        List.of("enumeration", "get", "identify", "put"),
        List.of("enumeration", "get", "identify"),
        requirements(),
        scenarios(),
        List.of("Disruptive scenarios were left out: the target does not allow them."));
  }

  private static List<RequirementResult> requirements() {
    List<RequirementResult> list = new ArrayList<>();
    list.add(
        result(
            requirement(
                "DSP0226-addressing-11",
                Level.SHALL,
                "5.1.2.1 ResourceURI",
                "addressing",
                "A request for a resource URI that the service does not know is answered with a"
                    + " DestinationUnreachable fault."),
            Verdict.FAIL,
            3,
            new Finding(
                "DSP0226-addressing-11",
                Verdict.FAIL,
                "unknown-resource",
                "fault wsa:DestinationUnreachable",
                "GetResponse with an empty s:Body",
                at("0003", Side.RESPONSE, "/s:Envelope/s:Body", "unknown-resource", "2", 14),
                "The service may look up resources by the selectors alone.")));
    list.add(
        result(
            requirement(
                "DSP0226-addressing-27",
                Level.SHALL,
                "5.4.4 wsa:RelatesTo",
                "addressing",
                "A response carries wsa:RelatesTo with the wsa:MessageID of its request."),
            Verdict.FAIL,
            187,
            new Finding(
                "DSP0226-addressing-27",
                Verdict.FAIL,
                "relates-to",
                "wsa:RelatesTo = uuid:5b0f9a6e-0003-4c1d-9d58-000000000003",
                "no wsa:RelatesTo",
                at(
                    "0003",
                    Side.RESPONSE,
                    "/s:Envelope/s:Header/wsa:RelatesTo",
                    "unknown-resource",
                    "2",
                    14),
                ""),
            new Finding(
                "DSP0226-addressing-27",
                Verdict.FAIL,
                "relates-to",
                "wsa:RelatesTo = uuid:5b0f9a6e-0007-4c1d-9d58-000000000007",
                "uuid:00000000-0000-0000-0000-000000000000",
                at(
                    "0007",
                    Side.RESPONSE,
                    "/s:Envelope/s:Header/wsa:RelatesTo",
                    "enumerate-many",
                    "3.1#2",
                    9),
                "")));
    list.add(
        result(
            requirement(
                "DSP0226-faults-09",
                Level.SHALL,
                "14.2 Fault encoding",
                "faults",
                "A fault's s:Code/s:Value is one of the five SOAP 1.2 fault codes."),
            Verdict.FAIL,
            12,
            new Finding(
                "DSP0226-faults-09",
                Verdict.FAIL,
                "fault-code",
                "a QName in the SOAP 1.2 envelope namespace",
                "s:Client",
                at(
                    "0012",
                    Side.RESPONSE,
                    "/s:Envelope/s:Body/s:Fault/s:Code/s:Value",
                    "put-read-only",
                    "1",
                    7),
                "s:Client and s:Server are codes of SOAP 1.1.")));
    list.add(
        result(
            requirement(
                "DSP0226-http-04",
                Level.SHALL,
                "Annex C HTTP",
                "http",
                "A message in UTF-16 is answered, or refused with an EncodingLimit fault."),
            Verdict.FAIL,
            0,
            new Finding(
                "DSP0226-http-04",
                Verdict.FAIL,
                "utf-16",
                "any SOAP response",
                "the connection was closed without an answer",
                at("0019", Side.EXCHANGE, "", "utf-16", "1", 5),
                "")));
    list.add(
        result(
            requirement(
                "DSP0226-enumeration-31",
                Level.SHOULD,
                "8.3 Filters",
                "enumeration",
                "A filter that the service cannot process is refused with the dialects it knows."),
            Verdict.WARN,
            2,
            new Finding(
                "DSP0226-enumeration-31",
                Verdict.WARN,
                "filter-dialects",
                "wsman:FilteringNotSupported or a list of wsen:SupportedDialect",
                "s:Receiver / wsman:InternalError: <unexpected> \"filter\"",
                at(
                    "0012",
                    Side.RESPONSE,
                    "/s:Envelope/s:Body/s:Fault/s:Reason/s:Text/@xml:lang",
                    "filter-unknown",
                    "1",
                    6),
                "")));
    list.add(
        result(
            requirement(
                "DSP0226-http-15",
                Level.SHOULD,
                "Annex C HTTP",
                "http",
                "Content-Type names the charset of the envelope."),
            Verdict.WARN,
            40,
            new Finding(
                "DSP0226-http-15",
                Verdict.WARN,
                "content-type",
                "application/soap+xml;charset=UTF-8",
                "application/soap+xml",
                at("0031", Side.RESPONSE, "", "identify", "1", 3),
                "")));
    list.add(
        result(
            requirement(
                "DSP0226-eventing-02",
                Level.SHALL,
                "10.2 Subscribe",
                "eventing",
                "The subscription manager's endpoint reference can be used as it is."),
            Verdict.INCONCLUSIVE,
            0,
            new Finding(
                "DSP0226-eventing-02",
                Verdict.INCONCLUSIVE,
                "subscription-manager",
                "a SubscribeResponse",
                "",
                Optional.empty(),
                "Subscribe was answered with wsa:ActionNotSupported.")));
    fill(list);
    return list;
  }

  /** The rest of a catalogue: passes, what does not apply, and what is not tested. */
  private static void fill(List<RequirementResult> list) {
    for (int i = 1; i <= 37; i++) {
      String area = AREAS[i % AREAS.length];
      String id = String.format(java.util.Locale.ROOT, "DSP0226-%s-%02d", area, 50 + i);
      Level level = LEVELS.get(i % 5);
      String section = (5 + i % 9) + "." + (1 + i % 4) + " Section";
      String statement = "Paraphrase number " + i + " of what the document binds " + area + " to.";
      if (i % 9 == 0) {
        list.add(
            new RequirementResult(
                requirement(id, level, section, area, statement),
                Verdict.NOT_APPLICABLE,
                0,
                List.of(),
                "The endpoint does not claim eventing.push."));
      } else if (i % 7 == 0) {
        list.add(
            new RequirementResult(
                new Requirement(
                    id,
                    "DSP0226 1.0.0",
                    section,
                    level,
                    Set.of(Party.SERVICE),
                    area,
                    statement,
                    "",
                    "",
                    Confidence.LOW,
                    List.of(),
                    List.of(),
                    State.UNTESTABLE,
                    "A restart of the service would be needed."),
                Verdict.INCONCLUSIVE,
                0,
                List.of(),
                ""));
      } else {
        list.add(
            new RequirementResult(
                requirement(id, level, section, area, statement),
                Verdict.PASS,
                i * 5,
                List.of(new Finding(id, Verdict.PASS, "check-" + i, "", "", Optional.empty(), "")),
                ""));
      }
    }
  }

  private static List<ScenarioResult> scenarios() {
    return List.of(
        new ScenarioResult(
            "identify",
            "Identify without authentication",
            "scenarios/identify.yaml",
            List.of("identify"),
            List.of("DSP0226-identify-51"),
            Verdict.PASS,
            "",
            41,
            List.of(new StepResult("1", "identify", 3, Verdict.PASS, "", List.of("0031")))),
        new ScenarioResult(
            "unknown-resource",
            "Get of a resource URI that does not exist",
            "scenarios/unknown-resource.yaml",
            List.of("addressing"),
            List.of("DSP0226-addressing-11"),
            Verdict.FAIL,
            "",
            320,
            List.of(
                new StepResult(
                    "1", "get the instance that exists", 8, Verdict.PASS, "", List.of("0002")),
                new StepResult(
                    "2",
                    "get an unknown resource",
                    14,
                    Verdict.FAIL,
                    "expected: fault wsa:DestinationUnreachable\nactual: GetResponse with an empty"
                        + " s:Body",
                    List.of("0003")))),
        new ScenarioResult(
            "put-read-only",
            "Put to an instance that cannot be written",
            "scenarios/put-read-only.yaml",
            List.of("transfer", "faults"),
            List.of(),
            Verdict.WARN,
            "",
            95,
            List.of(
                new StepResult(
                    "1",
                    "put",
                    7,
                    Verdict.WARN,
                    "a fault, but s:Client instead of wsman:AccessDenied",
                    List.of("0012")))),
        new ScenarioResult(
            "subscribe-pull",
            "Subscribe with pull delivery",
            "scenarios/subscribe-pull.yaml",
            List.of("eventing"),
            List.of("DSP0226-eventing-02"),
            Verdict.INCONCLUSIVE,
            "Step 1 could not be driven: the service refused Subscribe.",
            12,
            List.of(
                new StepResult("1", "subscribe", 5, Verdict.INCONCLUSIVE, "", List.of("0020")))),
        new ScenarioResult(
            "create-delete",
            "Create and delete an instance",
            "scenarios/create-delete.yaml",
            List.of("transfer"),
            List.of(),
            Verdict.NOT_APPLICABLE,
            "The target names no creatable resource.",
            0,
            List.of()));
  }

  /** A requirement on services, tested and certain. */
  public static Requirement requirement(
      String id, Level level, String section, String area, String statement) {
    return new Requirement(
        id,
        "DSP0226 1.0.0",
        section,
        level,
        Set.of(Party.SERVICE),
        area,
        statement,
        "",
        "",
        Confidence.HIGH,
        List.of(),
        List.of(),
        State.TESTED,
        "");
  }

  public static RequirementResult result(
      Requirement requirement, Verdict verdict, int passes, Finding... findings) {
    return new RequirementResult(requirement, verdict, passes, List.of(findings), "");
  }

  private static Optional<Location> at(
      String exchange, Side side, String xpath, String scenario, String path, int line) {
    return Optional.of(
        new Location(
            Optional.of(exchange),
            side,
            xpath.isEmpty() ? Optional.empty() : Optional.of(xpath),
            Optional.empty(),
            Optional.of(
                new StepRef(scenario, path, "step", "scenarios/" + scenario + ".yaml", line))));
  }
}
