package org.wsmanspec.suite.check.client;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;

/** Credentials that a client sends in messages (DSP0226 12, subscriptions and security). */
public final class CredentialChecks {

  private static final String PROTECTED = "DSP0226-security-10";

  private static final QName ISSUED_TOKENS = new QName(Namespaces.WST, "IssuedTokens");

  private CredentialChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofRequests(
            "client/credentials-in-clear", List.of(PROTECTED), CredentialChecks::inClear));
  }

  private static void inClear(Asked asked, FindingSink sink) {
    Optional<Element> password =
        asked.envelope().headers(ISSUED_TOKENS).stream()
            .flatMap(tokens -> Dom.children(tokens).stream())
            .flatMap(CredentialChecks::passwords)
            .findFirst();
    if (password.isEmpty()) {
      return;
    }
    String scheme = asked.request().target().toLowerCase(Locale.ROOT);
    boolean sealed =
        asked
            .request()
            .contentType()
            .map(MediaType::type)
            .filter(t -> t.startsWith("multipart/"))
            .isPresent();
    if (scheme.startsWith("https:") || sealed) {
      sink.held(PROTECTED, asked.at(password.get()));
    } else if (scheme.startsWith("http:")) {
      sink.broken(
          PROTECTED,
          "credentials over HTTPS only",
          "wst:IssuedTokens with a password over HTTP",
          asked.at(password.get()),
          "whoever sees the message can use them");
    } else {
      sink.unknown(
          PROTECTED,
          "the recording does not tell whether the connection was protected",
          asked.at(password.get()));
    }
  }

  private static Stream<Element> passwords(Element element) {
    Stream<Element> below = Dom.children(element).stream().flatMap(CredentialChecks::passwords);
    return Dom.name(element).getLocalPart().equals("Password")
        ? Stream.concat(Stream.of(element), below)
        : below;
  }
}
