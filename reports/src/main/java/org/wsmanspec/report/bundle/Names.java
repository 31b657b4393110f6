package org.wsmanspec.report.bundle;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;

/** Finds the names of hosts and people in conversations. */
final class Names {

  /** Names that many have, so that they tell nothing, or that are words of the protocol. */
  private static final Set<String> COMMON =
      Set.of(
          "localhost",
          "root",
          "admin",
          "administrator",
          "system",
          "user",
          "users",
          "guest",
          "anonymous",
          "nobody",
          "test",
          "service",
          "operator",
          "none",
          "unknown",
          "example",
          "wsmanspec",
          "true",
          "false",
          "http",
          "https",
          "wsman",
          "server",
          "client",
          "host",
          "endpoint");

  private static final Set<String> PUBLIC =
      Set.of(
          "schemas.xmlsoap.org",
          "schemas.dmtf.org",
          "schemas.microsoft.com",
          "www.w3.org",
          "www.dmtf.org",
          "docs.oasis-open.org",
          "wsmanspec.org");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "<(?:[\\w.-]+:)?(?:To|Address|Url|URL|NetworkAddress)(?:\\s[^<>]*)?>\\s*([^<\\s]{1,500})");
  private static final Pattern HOST =
      Pattern.compile(
          "(?i)<(?:[\\w.-]+:)?(?:dns)?(?:hostname|computername|machinename|servername|systemname|csname"
              + "|pscomputername|csystemname|dnsdomain|domain|fqdn)(?:\\s[^<>]*)?>\\s*([^<]{1,255})<");
  private static final Pattern HOST_SELECTOR =
      Pattern.compile(
          "(?i)Name=[\"'](?:SystemName|CSName|HostName|ComputerName)[\"'][^<>]*>\\s*([^<]{1,255})<");
  private static final Pattern USER =
      Pattern.compile(
          "(?i)<(?:[\\w.-]+:)?(?:user(?:name)?|owner|account(?:name)?|login(?:name)?|registereduser"
              + "|primaryownername|lastloggedonuser)(?:\\s[^<>]*)?>\\s*([^<]{1,128})<");

  private final Set<String> hosts = new TreeSet<>();
  private final Set<String> users = new TreeSet<>();

  /**
   * Look through conversations.
   *
   * @param accounts names of accounts that were used
   * @param words further names that the user wants out
   */
  Names(List<Conversation> conversations, Collection<String> accounts, Collection<String> words) {
    accounts.forEach(this::account);
    for (Conversation conversation : conversations) {
      address(conversation.origin().name());
      for (Exchange exchange : conversation.exchanges()) {
        exchange.request().ifPresent(r -> address(r.target()));
        exchange.request().ifPresent(r -> headers(r.headers()));
        exchange.response().ifPresent(r -> headers(r.headers()));
        exchange.request().ifPresent(r -> body(r.body()));
        exchange.response().ifPresent(r -> body(r.body()));
      }
    }
    users.removeIf(u -> hosts.contains(u.toLowerCase(Locale.ROOT)));
    users.addAll(words);
  }

  Pseudonyms pseudonyms() {
    return new Pseudonyms(hosts, users);
  }

  private void headers(HttpHeaders headers) {
    for (HttpHeaders.Field field : headers.fields()) {
      if (field.name().equalsIgnoreCase("host")) {
        host(field.value().replaceFirst(":\\d*$", ""));
      } else if (field.name().equalsIgnoreCase("location")) {
        address(field.value());
      }
    }
  }

  private void body(Payload body) {
    text(body.text());
  }

  private void text(String xml) {
    each(ADDRESS, xml).forEach(this::address);
    each(HOST, xml).forEach(this::host);
    each(HOST_SELECTOR, xml).forEach(this::host);
    each(USER, xml).forEach(this::account);
  }

  /** A user, perhaps with the domain or computer before it or behind it. */
  private void account(String name) {
    int slash = name.lastIndexOf('\\');
    if (slash > 0) {
      host(name.substring(0, slash));
    }
    user(name.substring(slash + 1).replaceFirst("@.*$", ""));
  }

  private static List<String> each(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().map(r -> r.group(1).strip()).distinct().toList();
  }

  private void address(String address) {
    try {
      String host = new URI(address.strip()).getHost();
      if (host != null) {
        host(host);
      }
    } catch (URISyntaxException e) {
      // What is no URI names no host.
    }
  }

  private void host(String name) {
    String host = name.strip().toLowerCase(Locale.ROOT);
    boolean word = host.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{2,252}");
    // Addresses are found by their form, and numbers are none.
    boolean example = host.matches("(?:.*\\.)?(?:example(?:\\.(?:org|com|net))?|invalid|test)");
    if (!word
        || example
        || COMMON.contains(host)
        || PUBLIC.contains(host)
        || host.matches("[\\d.]+")) {
      return;
    }
    hosts.add(host);
    int dot = host.indexOf('.');
    if (dot > 2) {
      host(host.substring(0, dot));
    }
  }

  private void user(String name) {
    String user = name.strip();
    if (user.length() > 2
        && !COMMON.contains(user.toLowerCase(Locale.ROOT))
        && user.codePoints().anyMatch(Character::isLetter)) {
      users.add(user);
    }
  }
}
