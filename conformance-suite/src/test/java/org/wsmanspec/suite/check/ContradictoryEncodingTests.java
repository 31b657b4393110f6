package org.wsmanspec.suite.check;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.report.Verdict;

/** Whoever gets octets of one encoding under the name of another may not be able to read them. */
final class ContradictoryEncodingTests {

  private static final String GET = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get";

  /** A request in UTF-8 and a fault in UTF-16 that knows nothing of the request's headers. */
  private static Verdicts said(String charset) {
    byte[] asked = Talk.request(1, GET, "", "").getBytes(StandardCharsets.UTF_8);
    byte[] answered =
        ("\uFEFF"
                + Talk.envelope(
                    "<wsa:MessageID>urn:uuid:10000000-0000-4000-8000-000000000001</wsa:MessageID>",
                    Talk.fault("s:Sender", "wsman:SchemaValidationError", "")))
            .getBytes(StandardCharsets.UTF_16BE);
    return Verdicts.of(
        Talk.claiming("get")
            .add(
                Optional.of(
                    new Request(
                        "POST",
                        "/wsman",
                        HttpHeaders.of("Content-Type", "application/soap+xml;charset=" + charset),
                        Payload.of(asked, Optional.of(charset)))),
                Optional.of(
                    new Response(
                        400,
                        "",
                        HttpHeaders.of("Content-Type", "application/soap+xml;charset=UTF-16"),
                        Payload.of(answered, Optional.of("UTF-16")))),
                Optional.empty(),
                Optional.empty(),
                Set.of()));
  }

  @Test
  void whatNobodyCanReadForSureIsAnsweredAsTheServiceCan() {
    said("UTF-16")
        .expect(Verdict.INCONCLUSIVE, "R5.3-1")
        .expect(Verdict.INCONCLUSIVE, "DSP0226-addressing-53")
        .expect(Verdict.INCONCLUSIVE, "R13.1-5");
  }

  @Test
  void theSameAnswerToAReadableRequestIsABreach() {
    said("UTF-8")
        .expect(Verdict.FAIL, "R5.3-1")
        .expect(Verdict.FAIL, "DSP0226-addressing-53")
        .expect(Verdict.FAIL, "R13.1-5");
  }
}
