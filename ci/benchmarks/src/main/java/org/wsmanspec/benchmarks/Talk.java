package org.wsmanspec.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.template.RequestModel;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.ReferenceEndpoint;

/** Typical exchanges: our requests and what the reference endpoint answers to them. */
final class Talk {

  private static final String SCHEMA = "http://schemas.wsmanspec.org/wbem/wscim/1/cim-schema/2/";
  private static final String WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/";

  private static final int ITEMS = 20;

  /** Keeps servers from telling that they start and stop. */
  static final String QUIET = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn";

  private Talk() {}

  /**
   * One request with its answer.
   *
   * @param messageId wsa:MessageID of the request
   * @param replyId wsa:MessageID of the answer
   * @param request the request envelope
   * @param status HTTP status of the answer
   * @param response the answering envelope
   */
  record Pair(String messageId, String replyId, String request, int status, String response) {

    /** The same exchange as it would have been later: other message ids, the same size. */
    Pair renumbered(int number) {
      String fresh = numbered(messageId, number);
      String freshReply = numbered(replyId, number);
      return new Pair(
          fresh,
          freshReply,
          request.replace(messageId, fresh),
          status,
          response.replace(messageId, fresh).replace(replyId, freshReply));
    }

    private static String numbered(String id, int number) {
      String digits = Integer.toString(number);
      return id.substring(0, id.length() - digits.length()) + digits;
    }
  }

  /** A Get of an instance, about 2 KB with its answer. */
  static Pair get() {
    return record("get", getRequest("C:"));
  }

  /** A Get of an instance that does not exist. */
  static Pair fault() {
    return record("get", getRequest("Q:"));
  }

  /** A Pull of 20 items, about 15 KB. */
  static Pair pull() {
    try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start();
        Wire wire = Wire.to(endpoint.address())) {
      String uri = WMI + "Win32_Service";
      Envelope opened =
          wire.post(bytes(base(endpoint.address(), uri).render("enumerate")))
              .body()
              .envelope()
              .orElseThrow();
      String context =
          opened
              .bodyChild()
              .flatMap(b -> Dom.child(b, Names.WSEN_ENUMERATION_CONTEXT))
              .map(Dom::text)
              .orElseThrow();
      return exchange(
          wire,
          base(endpoint.address(), uri)
              .with("context", context)
              .with("maxElements", ITEMS)
              .render("pull"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Get that the endpoint benchmark repeats. */
  static String getRequest(URI address) {
    return getModel(address, "C:").render("get");
  }

  private static Function<URI, String> getRequest(String disk) {
    return address -> getModel(address, disk).render("get");
  }

  private static RequestModel getModel(URI address, String disk) {
    return base(address, WMI + "Win32_LogicalDisk").selectors(Map.of("DeviceID", disk));
  }

  /** The uri of the class with ten thousand instances. */
  static String many() {
    return SCHEMA + "WSPEC_Many";
  }

  static RequestModel base(URI address, String uri) {
    return RequestModel.to(address.toString())
        .resourceUri(uri)
        .with("operationTimeout", "PT60S")
        .with("maxEnvelopeSize", 153600)
        .with("locale", "en-US");
  }

  private static Pair record(String template, Function<URI, String> request) {
    try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start();
        Wire wire = Wire.to(endpoint.address())) {
      return exchange(wire, request.apply(endpoint.address()));
    } catch (IOException e) {
      throw new UncheckedIOException("recording " + template, e);
    }
  }

  private static Pair exchange(Wire wire, String request) throws IOException {
    Wire.Answer answer = wire.post(bytes(request));
    Envelope asked = Envelope.parse(bytes(request));
    Envelope replied = answer.body().envelope().orElseThrow();
    return new Pair(
        asked.messageId().orElseThrow(),
        replied.messageId().orElseThrow(),
        request,
        answer.status(),
        answer.body().text());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
