package org.wsmanspec.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One mutated request.
 *
 * @param path path of the request URI
 * @param method HTTP method
 * @param contentType Content-Type, if any
 * @param fields further header fields, names and values by turns
 * @param body octets
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record RequestCase(
    String path, String method, Optional<String> contentType, List<String> fields, byte[] body) {

  private static final List<String> TYPES =
      List.of(
          "application/soap+xml",
          "application/soap+xml;charset=UTF-8",
          "application/soap+xml;charset=\"utf-8\"",
          "application/soap+xml; charset=utf-16",
          "application/soap+xml;charset=utf-16le",
          "application/soap+xml;charset=iso-8859-1",
          "application/soap+xml;charset=no-such",
          "application/soap+xml;charset=",
          "application/soap+xml;charset",
          "application/soap+xml;action=\"http://x/a\"",
          "APPLICATION/SOAP+XML",
          "application/soap+xml;;;",
          "application/soap+xml;a=\"b;c\\\"d\"",
          "application/soap+xml;charset=utf-8;charset=utf-16",
          "text/xml",
          "text/xml;charset=utf-8",
          "application/xml",
          "text/plain",
          "",
          ";",
          "/",
          "application/",
          "*/*",
          "multipart/related;boundary=x;type=\"application/soap+xml\"",
          "multipart/encrypted;protocol=\"application/HTTP-SPNEGO-session-encrypted\"",
          "application/soap+xml;charset=" + "x".repeat(2000),
          "a\u00e4/b");

  private static final List<String> PATHS =
      List.of(
          "/wsman",
          "/wsman-anon",
          "/wsman-anon/identify",
          "/",
          "/wsman/",
          "/wsman?x=y",
          "/WSMAN",
          "/wsman;a=b",
          "/%77sman",
          "//wsman",
          "/wsman/../wsman");

  private static final List<String> METHODS =
      List.of(
          "GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "POST", "M-POST", "post", "TRACE");

  private static final List<String> FIELDS =
      List.of(
          "Connection",
          "close",
          "Connection",
          "keep-alive, Upgrade",
          "Expect",
          "100-continue",
          "Expect",
          "x",
          "Transfer-Encoding",
          "identity",
          "Transfer-Encoding",
          "gzip, chunked",
          "Content-Encoding",
          "gzip",
          "Content-Length",
          "5",
          "Content-Length",
          "-1",
          "Content-Length",
          "99999999999999999999",
          "Accept",
          "text/html",
          "Accept-Charset",
          "x",
          "SOAPAction",
          "\"x\"",
          "Authorization",
          "Basic %%%",
          "Authorization",
          "Negotiate",
          "Authorization",
          "Digest username=\"",
          "Host",
          "",
          "Host",
          "a b",
          "Range",
          "bytes=0-1",
          "If-None-Match",
          "*",
          "Upgrade",
          "h2c",
          "Cookie",
          "a",
          "X-Long",
          "y".repeat(8000),
          "WSMANIDENTIFY",
          "unauthenticated",
          "Content-Type",
          "text/html");

  /** A case that follows from the random numbers. */
  static RequestCase of(Seeds seeds, SplittableRandom random, Optional<String> context) {
    Seeds.Seed seed = Words.pick(seeds.requests(), random);
    byte[] body = body(seeds, seed, random, context);
    Optional<String> type = seed.contentType();
    String path = seed.path();
    String method = "POST";
    List<String> fields = new ArrayList<>();
    if (random.nextInt(10) == 0) {
      type = random.nextInt(8) == 0 ? Optional.empty() : Optional.of(Words.pick(TYPES, random));
    }
    if (random.nextInt(50) == 0) {
      path = Words.pick(PATHS, random);
    }
    if (random.nextInt(100) == 0) {
      method = Words.pick(METHODS, random);
    }
    if (random.nextInt(30) == 0) {
      int at = 2 * random.nextInt(FIELDS.size() / 2);
      fields.addAll(FIELDS.subList(at, at + 2));
    }
    return new RequestCase(path, method, type, fields, body);
  }

  private static byte[] body(
      Seeds seeds, Seeds.Seed seed, SplittableRandom random, Optional<String> context) {
    int kind = random.nextInt(100);
    if (kind < 5) {
      return seed.body();
    }
    if (kind < 20 || seed.tree().isEmpty()) {
      return new ByteMutations(random).bend(seed.body());
    }
    XmlTree tree = seed.tree().get().copy();
    context.ifPresent(c -> fill(tree, c));
    XmlTree bent =
        kind < 25 && context.isPresent()
            ? tree
            : new XmlMutations(random, seeds.donors()).bend(tree);
    Charset charset = random.nextInt(50) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    byte[] bytes = bent.write().getBytes(charset);
    return kind >= 95 ? new ByteMutations(random).bend(bytes) : bytes;
  }

  /** Put a context in that the endpoint knows, and durations that are short. */
  private static void fill(XmlTree tree, String context) {
    for (XmlTree element : tree.elements()) {
      if (element.localName().equals("EnumerationContext")) {
        element.children.clear();
        element.children.add(XmlTree.text(context));
      }
    }
  }
}
