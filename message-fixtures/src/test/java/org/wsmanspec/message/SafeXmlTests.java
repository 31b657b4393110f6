package org.wsmanspec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wsmanspec.message.UnreadableMessageException.Kind;

class SafeXmlTests {

  @Test
  void entitiesThatGrowAreRefusedAtOnce() {
    StringBuilder text = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 30; i++) {
      text.append("<!ENTITY e").append(i).append(" '").append(("&e" + (i - 1) + ";").repeat(10));
      text.append("'>");
    }
    text.append("]><a>&e29;</a>");
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertRefused(Kind.DOCTYPE, text.toString()));
  }

  @Test
  void noFileIsReadForAnEntity(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "top secret");
    UnreadableMessageException e =
        assertRefused(
            Kind.DOCTYPE, "<!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><a>&x;</a>");
    assertFalse(String.valueOf(e.getMessage()).contains("top secret"));
  }

  @Test
  void nothingIsFetchedForADocument() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
      assertRefused(Kind.DOCTYPE, "<!DOCTYPE a SYSTEM '" + url + "'><a/>");
      assertRefused(Kind.DOCTYPE, "<!DOCTYPE a PUBLIC 'p' '" + url + "'><a/>");
      assertRefused(Kind.DOCTYPE, "<!DOCTYPE a [<!ENTITY % p SYSTEM '" + url + "'> %p;]><a/>");
      parse("<a xmlns:i='http://www.w3.org/2001/XInclude'><i:include href='" + url + "'/></a>");
      parse(
          "<?xml-stylesheet href='"
              + url
              + "'?><a xmlns:x='http://www.w3.org/2001/XMLSchema-instance' x:schemaLocation='u "
              + url
              + "'/>");
      assertEquals(0, asked.get());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void depthAndAttributesAreBounded() {
    parse("<a>".repeat(200) + "</a>".repeat(200));
    assertRefused(Kind.LIMIT, "<a>".repeat(201) + "</a>".repeat(201));
    assertRefused(Kind.LIMIT, "<a>".repeat(1_000_000));
    parse("<a " + attributes(500) + "/>");
    assertRefused(Kind.LIMIT, "<a " + attributes(501) + "/>");
  }

  @Test
  void sizeIsBounded() {
    byte[] bytes = "<a>12345</a>".getBytes(StandardCharsets.UTF_8);
    XmlEncoding encoding = XmlEncoding.detect(bytes, Optional.empty());
    SafeXml.parse(bytes, encoding, new XmlLimits(bytes.length, 10, 10));
    UnreadableMessageException e =
        assertThrows(
            UnreadableMessageException.class,
            () -> SafeXml.parse(bytes, encoding, new XmlLimits(bytes.length - 1, 10, 10)));
    assertEquals(Kind.LIMIT, e.kind());
    assertEquals("the message has 12 octets, more than the limit of 11", e.getMessage());
  }

  @Test
  void limitsAreKeptApartFromEachOther() {
    byte[] deep = ("<a>".repeat(50) + "</a>".repeat(50)).getBytes(StandardCharsets.UTF_8);
    XmlEncoding encoding = XmlEncoding.detect(deep, Optional.empty());
    assertThrows(
        UnreadableMessageException.class,
        () -> SafeXml.parse(deep, encoding, new XmlLimits(10_000, 49, 10)));
    SafeXml.parse(deep, encoding, XmlLimits.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><head><title>401</title></head><body><p>Unauthorized<br></body></html>",
        "Not Found",
        "{\"error\":1}",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a b='1' b='2'/>",
        "<p:a/>",
        "<a>&nbsp;</a>",
        "<a>\u0000</a>",
        "<a>\u0001</a>",
        "<a>&#0;</a>",
        "<a>&#xD800;</a>",
        "<a>\uFFFE</a>",
        "  \t\n ",
        " <?xml version='1.0'?><a/>",
        "<a xmlns:xml='urn:x'/>",
        "<!-- only a comment -->"
      })
  void whatIsNoXmlIsToldSo(String text) {
    assertRefused(Kind.NOT_WELL_FORMED, text);
  }

  @Test
  void theWordDoctypeInOtherErrorsMisleadsNobody() {
    assertRefused(Kind.NOT_WELL_FORMED, "<DOCTYPE></a>");
    assertRefused(Kind.NOT_WELL_FORMED, "<a>&DOCTYPE;</a>");
    assertRefused(Kind.NOT_WELL_FORMED, "<JAXP0></a>");
  }

  @Test
  void positionsArePointedOut() {
    UnreadableMessageException e = assertRefused(Kind.NOT_WELL_FORMED, "<a>\n  <b></c>\n</a>");
    assertEquals(Optional.of("2:8"), e.position());
    assertTrue(String.valueOf(e.getMessage()).contains("(line 2, column 8)"), e.getMessage());
  }

  @Test
  void nothingAtAllIsEmpty() {
    UnreadableMessageException e =
        assertThrows(UnreadableMessageException.class, () -> SafeXml.parse(new byte[0]));
    assertEquals(Kind.EMPTY, e.kind());
  }

  private static String attributes(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(" a").append(i).append("=''");
    }
    return text.toString();
  }

  private static void parse(String text) {
    SafeXml.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static UnreadableMessageException assertRefused(Kind kind, String text) {
    UnreadableMessageException e =
        assertThrows(UnreadableMessageException.class, () -> parse(text), () -> shortened(text));
    assertEquals(kind, e.kind(), () -> shortened(text) + ": " + e.getMessage());
    return e;
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) : text;
  }
}
