package org.wsmanspec.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;

/** Requests and responses of recorded exchanges, bent. */
final class MessageCase {

  private static final List<Integer> STATUSES =
      List.of(
          -1, 0, 100, 199, 200, 202, 204, 301, 400, 401, 404, 405, 411, 415, 500, 501, 503, 999);

  private static final List<String> FIELDS =
      List.of(
          "Content-Type",
          "application/soap+xml",
          "Content-Type",
          "application/soap+xml;charset=utf-16",
          "Content-Type",
          "text/html;charset=\"",
          "Content-Type",
          "",
          "Content-Type",
          ";;=",
          "Content-Length",
          "-5",
          "Content-Length",
          "99999999999999999999",
          "Transfer-Encoding",
          "chunked",
          "Connection",
          "close",
          "Content-Encoding",
          "gzip",
          "WWW-Authenticate",
          "Basic realm=\"",
          "WWW-Authenticate",
          "Negotiate",
          "Authorization",
          "Basic",
          "Date",
          "x",
          "Expect",
          "100-continue",
          "Location",
          "::",
          "",
          "",
          "Server",
          "\u0000",
          "Allow",
          "");

  private final Seeds seeds;
  private final SplittableRandom random;
  private final IdentityHashMap<Payload, Optional<XmlTree>> trees = new IdentityHashMap<>();

  MessageCase(Seeds seeds, SplittableRandom random) {
    this.seeds = seeds;
    this.random = random;
  }

  Request request(Request r) {
    return new Request(
        random.nextInt(40) == 0
            ? Words.pick(List.of("GET", "", "post", "M-POST"), random)
            : r.method(),
        random.nextInt(40) == 0 ? Words.value(random) : r.target(),
        headers(r.headers()),
        random.nextInt(3) == 0 ? body(r.body()) : r.body());
  }

  Response response(Response r) {
    return new Response(
        random.nextInt(15) == 0 ? Words.pick(STATUSES, random) : r.status(),
        r.reason(),
        headers(r.headers()),
        random.nextInt(5) > 0 ? body(r.body()) : r.body());
  }

  private HttpHeaders headers(HttpHeaders headers) {
    if (random.nextInt(6) > 0) {
      return headers;
    }
    List<HttpHeaders.Field> fields = new ArrayList<>(headers.fields());
    if (!fields.isEmpty() && random.nextBoolean()) {
      fields.remove(random.nextInt(fields.size()));
    }
    int at = 2 * random.nextInt(FIELDS.size() / 2);
    fields.add(new HttpHeaders.Field(FIELDS.get(at), FIELDS.get(at + 1)));
    return new HttpHeaders(fields);
  }

  private Payload body(Payload body) {
    int kind = random.nextInt(20);
    Optional<XmlTree> tree = trees.computeIfAbsent(body, b -> Seeds.tree(b.bytes()));
    if (kind == 0) {
      return Payload.EMPTY;
    }
    if (kind < 4 || tree.isEmpty()) {
      return Payload.of(new ByteMutations(random).bend(body.bytes()), charset(body));
    }
    String bent = new XmlMutations(random, seeds.donors()).bend(tree.get()).write();
    return Payload.of(bent.getBytes(StandardCharsets.UTF_8), charset(body));
  }

  private Optional<String> charset(Payload body) {
    return switch (random.nextInt(12)) {
      case 0 -> Optional.of("no such charset");
      case 1 -> Optional.of("utf-16");
      case 2 -> Optional.empty();
      default -> body.charset();
    };
  }
}
