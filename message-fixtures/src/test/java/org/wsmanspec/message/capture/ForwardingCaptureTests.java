package org.wsmanspec.message.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.sldc.Sldc;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Forwarding;

class ForwardingCaptureTests {

  @TempDir Path folder;

  private static String envelope(String header) {
    return "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
        + " xmlns:a='http://schemas.xmlsoap.org/ws/2004/08/addressing'"
        + " xmlns:w='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'><s:Header>"
        + header
        + "</s:Header><s:Body/></s:Envelope>";
  }

  private static String entry(String envelope, boolean compressed) {
    byte[] bytes = ("\uFEFF" + envelope).getBytes(StandardCharsets.UTF_16LE);
    return "{'startedDateTime':'2026-11-21T09:00:00Z','time':1,'request':{'method':'POST',"
        + "'url':'http://c.example:5985/wsman','headers':[{'name':'Content-Type',"
        + "'value':'application/soap+xml;charset=UTF-16'}"
        + (compressed ? ",{'name':'Content-Encoding','value':'SLDC'}" : "")
        + "],'postData':{'encoding':'base64','text':'"
        + Base64.getEncoder().encodeToString(compressed ? Sldc.compress(bytes) : bytes)
        + "'}},'response':{'status':200,'headers':[],'content':{}}}";
  }

  private List<Exchange> imported(String... entries) throws Exception {
    Path file = folder.resolve("forwarding.har");
    String har =
        "{'log':{'version':'1.2','entries':["
            + Stream.of(entries).collect(Collectors.joining(","))
            + "]}}";
    Files.writeString(file, har.replace('\'', '"'));
    return Captures.read(file).captures().get(0).conversation().exchanges();
  }

  private static String header(String resource, String action, String more) {
    return envelope(
        "<w:ResourceURI>"
            + resource
            + "</w:ResourceURI><a:Action>"
            + action
            + "</a:Action>"
            + more);
  }

  @Test
  void rolesFollowFromTheMessage() throws Exception {
    List<Exchange> exchanges =
        imported(
            entry(header(Forwarding.SUBSCRIPTIONS, Actions.ENUMERATE, ""), false),
            entry(header(Forwarding.SUBSCRIPTIONS, Actions.PULL, ""), false),
            entry(header(Forwarding.FULL_DUPLEX, Forwarding.END, ""), false),
            entry(envelope("<a:Action>urn:own</a:Action><w:AckRequested/>"), true),
            entry(envelope("<a:Action>" + Actions.HEARTBEAT + "</a:Action>"), true),
            entry(header("urn:x", Actions.ENUMERATE, ""), false));
    assertEquals(
        List.of(
            Exchange.Role.ENROLLMENT,
            Exchange.Role.ENROLLMENT,
            Exchange.Role.ENROLLMENT,
            Exchange.Role.DELIVERY,
            Exchange.Role.DELIVERY,
            Exchange.Role.OPERATION),
        exchanges.stream().map(Exchange::role).toList());
    assertEquals(
        Optional.of("urn:own"),
        exchanges.get(3).requestEnvelope().flatMap(Envelope::action),
        "a compressed message is read");
    assertTrue(exchanges.get(3).request().orElseThrow().body().coding().isPresent());
  }
}
